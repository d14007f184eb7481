import { type FastifyInstance } from 'fastify';
import { RATE_COLUMNS } from '../../../core/photometry';
import { findClass } from '../../../core/survey/ztf';
import { type IClassQuery } from '../../../core/query/query';
import { DEFAULT_LATESTS, latestsArguments } from '../../../wire/latests';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';
import { withTrend } from './trend';

/** `/api/v1/latests`: the newest alerts of a class, newest first. */
export function latestsRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/latests', latestsArguments, async (given, _request, reply) => {
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const rates = given.color ? RATE_COLUMNS : [];
    const wanted = given.columns?.length ? [...new Set([...given.columns, ...rates])] : undefined;
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
    return answerQuery(services, reply, {
      source,
      query,
      columns: wanted ?? [...storedColumnsOf(table), ...DEFAULT_COMPUTED, ...rates],
      format: given['output-format'],
      adjust: plan => withTrend(plan, given.trend)
    });
  });
}
