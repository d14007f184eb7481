import { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type Health, type Loading } from '../../../wire/health';
import { describeAlerts } from '../../describealerts';
import { reasonOf } from '../../reasonof';
import { type IServices } from '../../services';
import { type IRowStore } from '../../store/rowstore';

/** `/health`: whether there is something to serve, and what. Always HTTP 200: the state is in the body. */
export function healthRoute(app: FastifyInstance, { config, store }: IServices): void {
  app.get('/health', async (request): Promise<Health> => {
    const loading = await loadingOf(store, request.log);
    const known = {
      source: config.SOURCE,
      alerts: 0,
      tables: [],
      lastNight: null,
      simulated: false,
      ...loading
    };
    try {
      const found = await describeAlerts(store);
      if (found.alerts > 0) {
        return { status: 'ok', source: config.SOURCE, ...found, ...loading };
      }
      return { ...known, ...emptyStore(config.DATA) };
    } catch (error) {
      request.log.error({ err: error }, 'the store cannot be read');
      return { ...known, status: 'degraded', message: reasonOf(error), remedy: 'See the log of the gateway' };
    }
  });
}

/** What is being loaded, as far as it can be told: no reason to serve nothing. */
async function loadingOf(store: IRowStore, log: FastifyBaseLogger): Promise<{ loading?: Loading }> {
  try {
    const loading = await store.loading?.();
    return loading === undefined ? {} : { loading };
  } catch (error) {
    log.error({ err: error }, 'the progress of the loading cannot be read');
    return {};
  }
}

/** What is said when there are no alerts at all. */
export function emptyStore(dir: string): { status: 'empty'; message: string; remedy: string } {
  return {
    status: 'empty',
    message: `missing alerts: ${dir} holds none`,
    remedy:
      'Fill it with `jupyter fink simulate` (a made-up sky) or `jupyter fink ingest PATH` (your alert files)'
  };
}
