import { type IPlan } from '../../core/plan/plan';
import { type Query } from '../../core/query/query';
import { WireFault } from '../../wire/fault';
import { emptyStore } from '../route/health/route';
import { runPlan } from '../run';
import { type IServices } from '../services';
import { planWithin } from './plan';

/** A planned query that is ready to be read. */
export interface IQuestion {
  readonly query: Query;
  readonly plan: IPlan;
  /** Milliseconds that planning took. */
  readonly planMs: number;
  /** Rows in batches, then the trailer. Nothing is read before the first `next()`. */
  readonly run: (signal: AbortSignal) => ReturnType<typeof runPlan>;
}

/**
 * Plan a query for the tables that the store has. No row is read yet.
 * @param adjust changes the plan before it is run, e.g. adds a test that the query language has no words for.
 */
export async function startQuestion(
  { config, store }: IServices,
  query: Query,
  adjust: (plan: IPlan) => IPlan = plan => plan
): Promise<IQuestion> {
  const started = performance.now();
  const plan = adjust(planWithin(config, query, await store.tables()));
  const planMs = performance.now() - started;
  return {
    query,
    plan,
    planMs,
    run: signal => runPlan(plan, store, { signal, deadlineMs: config.DEADLINE * 1000 })
  };
}

/**
 * Refuse to search a store that has nothing at all: no answer would be true.
 * @throws WireFault (503).
 */
export async function checkNotEmpty({ config, store }: IServices): Promise<void> {
  if ((await store.tables()).length === 0) {
    const { message, remedy } = emptyStore(config.DATA);
    throw new WireFault({ code: 'unavailable', message, remedy }, 503);
  }
}
