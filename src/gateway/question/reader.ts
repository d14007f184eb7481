import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type IPlanContext, planQuery } from '../../core/plan';
import { type IPlan } from '../../core/plan/plan';
import { type PlannedQuery } from '../../core/query/query';
import { type Row } from '../../core/value';
import { leavingSignal } from '../http/leaving';
import { ownerOf } from '../http/owner';
import { note } from '../http/tellrequests';
import { runPlan } from '../run';
import { type CutReason, type ITrailer } from '../run/trailer';
import { type IServices } from '../services';
import { type ISource } from '../source/source';
import { type IRowStore, type ISnapshot } from '../store/rowstore';
import { failureOf } from './failure';
import { waitForPlace } from './place';
import { planFaults } from './plan';
import { checkNotEmpty } from './start';
import { type IReturned, withTrailer } from './withtrailer';

/** Who asks, and what is asked. */
export interface IAsked {
  readonly services: IServices;
  readonly source: ISource;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Reads one plan after the other for a question that takes several, all of one moment of the store, and within one budget
 * of rows and bytes and one deadline.
 */
export class Reader {
  /** Why the answer is not whole, as far as is known by now. */
  reason: CutReason | null = null;
  rowsRead = 0;
  storeMs = 0;
  private _bytesRead = 0;
  private readonly _started = performance.now();

  constructor(
    readonly source: ISource,
    /** Names of the tables that the source has. */
    readonly tables: readonly string[],
    private readonly _snapshot: ISnapshot,
    readonly signal: AbortSignal
  ) {}

  get complete(): boolean {
    return this.reason === null;
  }

  /** Rows that may still be read. */
  get left(): number {
    return Math.max(0, this.source.limits.NLIMIT - this.rowsRead);
  }

  /** Rows of a query. @throws WireFault (400) for one that cannot be answered. */
  ask(query: PlannedQuery, adjust: (plan: IPlan) => IPlan = plan => plan): Promise<Row[]> {
    return this.read(context => adjust(planQuery(query, context)));
  }

  /**
   * Rows of a plan. Once something was cut nothing more is read.
   * @throws WireFault (400) for what the planner refuses.
   */
  async read(plan: (context: IPlanContext) => IPlan): Promise<Row[]> {
    const { store, limits } = this.source;
    const planned = planFaults(() => plan({ ...store.traits, budget: this.left, tables: this.tables }));
    const rows: Row[] = [];
    if (!this.complete) {
      return rows;
    }
    const returned: IReturned<ITrailer> = {};
    const options = {
      signal: this.signal,
      deadlineMs: Math.max(0, limits.DEADLINE * 1000 - (performance.now() - this._started)),
      byteBudget: Math.max(0, limits.NBYTES - this._bytesRead)
    };
    const run =
      this.source.answerer?.run(planned, options) ?? runPlan(planned, lent(store, this._snapshot), options);
    for await (const batch of withTrailer(run, returned)) {
      for (const row of batch) {
        rows.push(row);
      }
    }
    this.signal.throwIfAborted();
    const trailer = returned.value;
    const failure = failureOf(trailer);
    if (failure !== null) {
      throw failure;
    }
    this.rowsRead += trailer?.rowsRead ?? 0;
    this._bytesRead += trailer?.read.bytes ?? 0;
    this.storeMs += trailer?.ms.store ?? 0;
    this.reason = trailer?.reason ?? null;
    return rows;
  }

  /** Types of the columns that the schema rows of a table name. */
  schemaOf(table: string): ReturnType<ISnapshot['schema']> {
    return this._snapshot.schema(table);
  }
}

/** A store that has but one moment, which stays open. */
function lent(store: IRowStore, snapshot: ISnapshot): IRowStore {
  const view: ISnapshot = {
    get: (table, key, columns) => snapshot.get(table, key, columns),
    multiGet: (table, keys, columns, signal) => snapshot.multiGet(table, keys, columns, signal),
    scan: options => snapshot.scan(options),
    schema: table => snapshot.schema(table),
    get reads() {
      return snapshot.reads;
    },
    close: () => undefined
  };
  return {
    name: store.name,
    tables: () => store.tables(),
    snapshot: () => view,
    close: () => Promise.resolve(),
    ...(store.traits === undefined ? {} : { traits: store.traits })
  };
}

/**
 * Wait for a place, take a view of the source, do the work and give both back.
 *
 * @param small - Whether it will be done in a moment.
 * @throws WireFault (503) when the source has nothing at all, or no place became free in time.
 */
export async function withReader<T>(
  { services, source, request, reply }: IAsked,
  small: boolean,
  work: (reader: Reader) => Promise<T>
): Promise<T> {
  const signal = leavingSignal(reply);
  const owner = ownerOf(request);
  await checkNotEmpty(source);
  const leave = await waitForPlace(services, source, { owner, small }, signal);
  try {
    const tables = await source.store.tables();
    const snapshot = source.store.snapshot(owner);
    const reader = new Reader(source, tables, snapshot, signal);
    try {
      return await work(reader);
    } finally {
      snapshot.close();
      const { rowsRead, storeMs, complete, reason } = reader;
      note(request, { rowsRead, storeMs: storeMs.toFixed(1), complete, reason });
    }
  } finally {
    leave();
  }
}
