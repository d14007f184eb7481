import { type FastifyInstance } from 'fastify';
import { findClass } from '../../../core/survey/ztf';
import { type IClassQuery } from '../../../core/query/query';
import { DEFAULT_LATESTS, latestsArguments } from '../../../wire/latests';
import { addRead } from '../../http/read';
import { checkColumns } from '../../question/checkcolumns';
import { collect } from '../../question/collect';
import { addComputed, columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { sendRecords } from '../../question/records';
import { type IServices } from '../../services';

/** `/api/v1/latests`: the newest alerts of a class, newest first. */
export function latestsRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/latests', latestsArguments, async (given, request, reply) => {
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const wanted = given.columns?.length ? given.columns : undefined;
    const { label, table } = findClass(given.class);
    const query: IClassQuery = {
      kind: 'class',
      survey: 'ztf',
      class: label,
      last: given.n ?? DEFAULT_LATESTS,
      columns: wanted ? columnsToRead(wanted) : storedColumnsOf(table),
      ...(given.startdate === undefined ? {} : { startJd: given.startdate }),
      ...(given.stopdate === undefined ? {} : { stopJd: given.stopdate })
    };
    const answer = await collect(services, source, query, request, reply);
    const columns = wanted ?? [...storedColumnsOf(table), ...DEFAULT_COMPUTED];
    addComputed(answer.rows, columns);
    return sendRecords(reply, { ...answer, columns }, given['output-format']);
  });
}
