import { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { type Health, type Loading } from '../../../wire/health';
import { describeAlerts } from '../../describealerts';
import { asWireFault } from '../../http/errors';
import { reasonOf } from '../../reasonof';
import { type IServices } from '../../services';
import { type IAnswerer } from '../../source/answerer';
import { type ISource } from '../../source/source';
import { HEALTH_MS, stateOfSources } from '../../source/state';
import { StoreFault } from '../../store/storefault';
import { type IRowStore } from '../../store/rowstore';
import { TooLate, within } from '../../within';

/**
 * `/health`: whether there is something to serve, and what, by the source that is named, else by the default one; and which
 * sources there are. Always HTTP 200 for a source that is offered: the state is in the body. A source that does not answer
 * is not waited for.
 */
export function healthRoute(app: FastifyInstance, { sources }: IServices): void {
  app.get<{ Querystring: { source?: string } }>('/health', async (request): Promise<Health> => {
    const chosen = request.query.source || undefined;
    const source = await sources.get(chosen);
    if (source.answerer !== undefined) {
      const described = await describeService(source, source.answerer, chosen !== undefined);
      return { ...described, sources: await stateOfSources(sources) };
    }
    const [states, described] = await Promise.all([stateOfSources(sources), describe(source, request.log)]);
    return { ...described, sources: states };
  });
}

/**
 * What is known of a service outside. It is asked what it is only when somebody has chosen it, and not waited for: a question
 * tells more.
 */
async function describeService(
  { name, store }: ISource,
  answerer: IAnswerer,
  isChosen: boolean
): Promise<Omit<Health, 'sources'>> {
  if (isChosen) {
    try {
      await within(HEALTH_MS, signal => answerer.probe(signal));
    } catch (error) {
      if (!(error instanceof TooLate)) {
        throw error;
      }
      // Its answer is still waited for; what is known by now is told.
    }
  }
  const known = { source: name, alerts: null, tables: [], lastNight: null, simulated: false };
  const state = await store.state?.();
  return state?.state === 'down'
    ? {
        ...known,
        status: 'degraded',
        message: state.message ?? `unavailable: source ${name}`,
        remedy: state.remedy ?? 'Try again in a while'
      }
    : { ...known, status: 'ok' };
}

async function describe(source: ISource, log: FastifyBaseLogger): Promise<Health> {
  const { empty, name, store } = source;
  const known = { source: name, alerts: 0, tables: [], lastNight: null, simulated: false };
  const loading = await loadingOf(store, log);
  try {
    const found = await (store.traits === undefined
      ? describeAlerts(store)
      : within(HEALTH_MS, signal => describeAlerts(store, signal)));
    return found.alerts === 0
      ? { ...known, status: 'empty', ...empty, ...loading }
      : { status: 'ok', source: name, ...found, ...loading };
  } catch (error) {
    log.error({ err: error }, `source ${name} cannot be read`);
    return {
      ...known,
      alerts: store.traits === undefined ? 0 : null,
      ...loading,
      status: 'degraded',
      ...why(name, error)
    };
  }
}

/** Why a source cannot be described, and what to do. */
function why(name: string, error: unknown): { message: string; remedy: string } {
  if (error instanceof StoreFault) {
    const { message, remedy = 'See the log of the gateway' } = asWireFault(error).error;
    return { message, remedy };
  }
  return error instanceof TooLate
    ? { message: `unavailable: source ${name}: ${error.message}`, remedy: 'Try again in a while' }
    : { message: reasonOf(error), remedy: 'See the log of the gateway' };
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
