import type { IRead } from '../../core/plan/plan';
import type { StoreTrouble } from '../store/storefault';

/** Why an answer is not complete. `limit`: the source itself gives no more. */
export type CutReason = 'budget' | 'limit' | 'deadline' | 'cancelled' | 'error';

/** What is said after the last row. */
export interface ITrailer {
  /** True when nothing was left out that the query asked for. */
  readonly complete: boolean;
  readonly reason: CutReason | null;
  /** Rows delivered. */
  readonly rows: number;
  /** Rows read from the store, those of the main table included. */
  readonly rowsRead: number;
  /**
   * Rows delivered with the columns of the index alone: their alert is not in the main table yet, or the run was cut before
   * it could be looked up.
   */
  readonly pending: number;
  readonly ms: {
    /** Milliseconds spent waiting for the store. */
    readonly store: number;
  };
  /** What was read, to be held against the estimate of the plan. */
  readonly read: IRead;
  /** Message of the error when `reason` is `error`. */
  readonly error: string | null;
  /** What was thrown when `reason` is `error`: it tells whose trouble it is. */
  readonly fault?: unknown;
  /**
   * What kind of trouble the store had, when it was the store's. `deadline` is a call that was not answered in time; a run that
   * took too long has the reason `deadline`, and no error.
   */
  readonly trouble?: StoreTrouble;
}

/** What stands for the end of a run that is ended early: nobody hears it. */
export const NOBODY_ASKS: ITrailer = {
  complete: false,
  reason: 'cancelled',
  rows: 0,
  rowsRead: 0,
  pending: 0,
  ms: { store: 0 },
  read: { ranges: 0, rows: 0, bytes: 0 },
  error: null
};
