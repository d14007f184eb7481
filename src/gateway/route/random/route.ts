import { randomUUID } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { RATE_COLUMNS } from '../../../core/photometry';
import { makeRandom } from '../../../core/simulate/random';
import { randomArguments } from '../../../wire/random';
import { addRead } from '../../http/read';
import { checkColumns } from '../../question/checkcolumns';
import { addComputed, columnsToRead } from '../../question/computed';
import { DEFAULT_COMPUTED, storedColumnsOf } from '../../question/defaults';
import { withReader } from '../../question/reader';
import { sendRecords } from '../../question/records';
import { type IServices } from '../../services';
import { chooseObjects } from './choose';

/** `/api/v1/random`: all alerts of some objects that chance chooses, newest first. The header `X-Fink-Seed` repeats the choice. */
export function randomRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/random', randomArguments, async (given, request, reply) => {
    const source = await services.sources.get(given.source);
    checkColumns(given.columns ?? []);
    const wanted = given.columns?.length ? given.columns : undefined;
    const columns = wanted ?? [...storedColumnsOf('ztf'), ...DEFAULT_COMPUTED, ...RATE_COLUMNS];
    const seed = given.seed || randomUUID();
    const answer = await withReader({ services, source, request, reply }, true, async reader => {
      const ids = await chooseObjects(reader, makeRandom(seed), given.n ?? 1, given.class);
      const rows =
        ids.length === 0
          ? []
          : await reader.ask({
              kind: 'object',
              survey: 'ztf',
              ids,
              columns: wanted ? columnsToRead(wanted) : storedColumnsOf('ztf'),
              sort: { column: 'i:jd', descending: true }
            });
      addComputed(rows, columns);
      return { rows, columns, complete: reader.complete, reason: reader.reason };
    });
    // A seed that was given may hold what no header can.
    reply.header('x-fink-seed', encodeURIComponent(seed));
    return sendRecords(reply, { ...answer, title: 'Objects chosen by chance' }, given['output-format']);
  });
}
