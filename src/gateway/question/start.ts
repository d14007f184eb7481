import { type IPlan } from '../../core/plan/plan';
import { type PlannedQuery, type Query } from '../../core/query/query';
import { WireFault } from '../../wire/fault';
import { askingNow, type IAsking, onBehalfOf } from '../request/asking';
import { type IRunOptions, type ITexts, runPlan } from '../run';
import { type ISource } from '../source/source';
import { type IRowStore } from '../store/rowstore';
import { planWithin } from './plan';

/** A plan that is ready to be read. */
export interface IReadyPlan {
  readonly plan: IPlan;
  readonly source: ISource;
  /** Rows in batches, then the trailer. Nothing is read before the first `next()`. */
  readonly run: (signal: AbortSignal) => ReturnType<typeof runPlan>;
}

/** A planned query that is ready to be read. */
export interface IQuestion<Q extends PlannedQuery = Query> extends IReadyPlan {
  readonly query: Q;
  /** Milliseconds that planning took. */
  readonly planMs: number;
}

export interface IStartOptions {
  /** On whose account it is read. */
  readonly owner?: string;
  /** Changes the plan before it is run, e.g. adds a test that the query language has no words for. */
  readonly adjust?: ((plan: IPlan) => IPlan) | undefined;
  /** How rows are written, where that is all that is done with them; a source may not heed it. */
  readonly texts?: ITexts | undefined;
  /** Where large answers that are kept until they are whole wait for their turn. */
  readonly largePlace?: IRunOptions['largePlace'];
}

/**
 * Plan a query for the tables that a source has, and for what its store is good at. A source that has something to answer
 * questions with is asked instead. No row is read yet.
 */
export async function startQuestion<Q extends PlannedQuery>(
  source: ISource,
  query: Q,
  options: IStartOptions = {}
): Promise<IQuestion<Q>> {
  return source.answerer?.start(source, query, options) ?? plannedQuestion(source, query, options);
}

async function plannedQuestion<Q extends PlannedQuery>(
  source: ISource,
  query: Q,
  { owner, adjust = plan => plan, texts, largePlace }: IStartOptions
): Promise<IQuestion<Q>> {
  const { limits, store } = source;
  const started = performance.now();
  const plan = adjust(planWithin(limits, query, await store.tables(), store.traits));
  const planMs = performance.now() - started;
  // Rows are read when the socket asks for them, which no longer happens on behalf of the request by itself.
  const asking = askingNow();
  const options = { deadlineMs: limits.DEADLINE * 1000, byteBudget: limits.NBYTES, texts, largePlace };
  return {
    query,
    plan,
    source,
    planMs,
    run: signal => runPlan(plan, onAccountOf(store, owner, asking), { ...options, signal })
  };
}

/** The store as one user has it. */
function onAccountOf(store: IRowStore, owner: string | undefined, asking: IAsking | undefined): IRowStore {
  return {
    name: store.name,
    tables: () => store.tables(),
    snapshot: () => onBehalfOf(asking, () => store.snapshot(owner)),
    close: () => store.close(),
    ...(store.traits === undefined ? {} : { traits: store.traits })
  };
}

/**
 * Refuse to search a source that has nothing at all: no answer would be true.
 * @throws WireFault (503).
 */
export async function checkNotEmpty({ store, empty }: ISource): Promise<void> {
  if ((await store.tables()).length === 0) {
    throw new WireFault({ code: 'unavailable', ...empty }, 503);
  }
}
