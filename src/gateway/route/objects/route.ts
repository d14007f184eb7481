import { type FastifyInstance } from 'fastify';
import { RATE_COLUMNS } from '../../../core/photometry';
import { type IObjectQuery } from '../../../core/query/query';
import { objectsArguments } from '../../../wire/objects';
import { addRead } from '../../http/read';
import { answerQuery } from '../../question/answer';
import { checkColumns } from '../../question/checkcolumns';
import { columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { type IServices } from '../../services';
import { readObjectIds } from './objectids';
import { withoutCandid } from './withoutcandid';

/** `/api/v1/objects`: all alerts of one or several objects, newest first. */
export function objectsRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/objects', objectsArguments, async (given, _request, reply) => {
    const source = await services.sources.get(given.source);
    const tag = given.withupperlim ? ['d:tag'] : [];
    const wanted = given.columns?.length ? [...new Set([...given.columns, ...tag])] : undefined;
    checkColumns(wanted ?? []);
    const query: IObjectQuery = {
      kind: 'object',
      survey: 'ztf',
      ...readObjectIds(given.objectId),
      ...(given.withupperlim ? { withUpperLimits: true } : {}),
      columns: wanted ? columnsToRead(wanted) : storedColumnsOf('ztf').concat(tag),
      sort: { column: 'i:jd', descending: true }
    };
    const columns = wanted ?? [...storedColumnsOf('ztf'), ...tag, ...DEFAULT_COMPUTED, ...RATE_COLUMNS];
    return answerQuery(services, reply, {
      source,
      query,
      columns,
      format: given['output-format'],
      // Only upper limits and bad detections have no number.
      ...(given.withupperlim ? { finish: withoutCandid } : {})
    });
  });
}
