import type { IPlan } from '../../core/plan/plan';
import type { PlannedQuery } from '../../core/query/query';
import type { IQuestion, IStartOptions } from '../question/start';
import type { IRunOptions, runPlan } from '../run';
import type { ISource } from './source';

/** Which stamp of which alert. */
export interface IStampsAsked {
  readonly objectId: string;
  /** Decimal text; absent: the latest alert. */
  readonly candid: string | undefined;
  /** Columns of the stamps wanted (`b:cutoutScience_stampData`). */
  readonly columns: readonly string[];
  readonly owner: string;
  readonly signal: AbortSignal;
}

/** Stamps of one alert. */
export interface IStampsGiven {
  /** Decimal text. */
  readonly candid: string;
  /** FITS, gzipped or not, by column. */
  readonly cells: ReadonlyMap<string, Uint8Array>;
}

/**
 * Answers questions in place of plans on a row store: a service that has no ranges of keys which could be read. The routes know
 * nothing of it, since its answers are questions like all others.
 */
export interface IAnswerer {
  /**
   * Prepares the answer to a query. Nobody is asked before it is run.
   * @throws WireFault (400) for a query that cannot be answered.
   */
  start<Q extends PlannedQuery>(source: ISource, query: Q, options: IStartOptions): Promise<IQuestion<Q>>;
  /**
   * Runs a plan that was made for no query.
   * @throws WireFault (501) for one that is no question to the service.
   */
  run(plan: IPlan, options: IRunOptions): ReturnType<typeof runPlan>;
  /**
   * Stamps of an alert.
   * @throws WireFault (404) when there is no such alert.
   */
  stamps(asked: IStampsAsked): Promise<IStampsGiven>;
  /** Asks the service what it is, unless that is known; what it says is in the state of the store. */
  probe(signal: AbortSignal): Promise<void>;
}
