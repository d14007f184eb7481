import { type FastifyInstance } from 'fastify';
import { findClass } from '../../../core/survey/ztf';
import { type IClassQuery } from '../../../core/query/query';
import { DEFAULT_LATESTS, latestsArguments } from '../../../wire/latests';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';

/** `/api/v1/latests`: the newest alerts of a class, newest first. */
export function latestsRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/latests', latestsArguments, async (given, _request, reply) => {
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
    const columns = wanted ?? [...storedColumnsOf(table), ...DEFAULT_COMPUTED];
    return answerQuery(services, reply, { source, query, columns, format: given['output-format'] });
  });
}
