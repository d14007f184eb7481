import { type FastifyInstance } from 'fastify';
import { type IClassQuery } from '../../../core/query/query';
import { anomalyArguments, DEFAULT_ANOMALIES } from '../../../wire/anomaly';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';

const TABLE = 'ztf.anomaly';

/** `/api/v1/anomaly`: the ten most anomalous alerts of each night, newest first. */
export function anomalyRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/anomaly', anomalyArguments, async (given, _request, reply) => {
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const wanted = given.columns?.length ? given.columns : undefined;
    const query: IClassQuery = {
      kind: 'class',
      survey: 'ztf',
      class: 'Anomaly',
      last: given.n ?? DEFAULT_ANOMALIES,
      columns: wanted ? columnsToRead(wanted) : storedColumnsOf(TABLE),
      ...(given.start_date === undefined ? {} : { startJd: given.start_date }),
      ...(given.stop_date === undefined ? {} : { stopJd: given.stop_date })
    };
    const columns = wanted ?? [...storedColumnsOf(TABLE), ...DEFAULT_COMPUTED];
    return answerQuery(services, reply, { source, query, columns, format: given['output-format'] });
  });
}
