import type { IPlan, RowBatch } from '../../core/plan';
import type { IRowStore, ISnapshot } from '../store/rowstore';
import { answer } from './answer';
import { Cut, Reading } from './reading';
import type { CutReason, ITrailer } from './trailer';

export interface IRunOptions {
  /** Ends the run; the answer is then `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the answer is cut. */
  readonly deadlineMs?: number | undefined;
  /** Bytes after which the answer is cut. */
  readonly byteBudget?: number | undefined;
  /** Clock in milliseconds, for tests. */
  readonly now?: () => number;
}

/**
 * Executes a plan: reads its ranges, decodes, tests, groups, orders, completes and computes. Yields rows in batches and
 * returns what is to be said at the end. Does not throw: an error is told in the trailer, with all rows delivered before it.
 *
 * @param source - A store, of which a snapshot is taken, or a snapshot, which is left open.
 */
export async function* runPlan(
  plan: IPlan,
  source: IRowStore | ISnapshot,
  options: IRunOptions = {}
): AsyncGenerator<RowBatch, ITrailer, undefined> {
  const { signal, deadlineMs, now = () => performance.now() } = options;
  const reading = new Reading({ budget: plan.budget, signal, deadlineMs, now });
  let taken: ISnapshot | undefined;
  let rows = 0;
  let reason: CutReason | null;
  let error: string | null = null;
  let fault: unknown;
  try {
    taken = 'snapshot' in source ? source.snapshot() : undefined;
    const snapshot = 'snapshot' in source ? taken : source;
    if (snapshot !== undefined) {
      for await (const batch of answer(plan, snapshot, reading)) {
        if (batch.length > 0) {
          rows += batch.length;
          yield batch;
        }
      }
    }
    reason = reading.cut;
  } catch (problem) {
    reason = problem instanceof Cut ? problem.reason : 'error';
    if (!(problem instanceof Cut)) {
      error = messageOf(problem);
      fault = problem;
    }
  } finally {
    reading.close();
    taken?.close();
  }
  const { rowsRead, pending, storeMs } = reading;
  return {
    complete: reason === null,
    reason,
    rows,
    rowsRead,
    pending,
    ms: { store: storeMs },
    error,
    ...(error === null ? {} : { fault })
  };
}

function messageOf(problem: unknown): string {
  // Not `instanceof`: errors of the system may come from another realm.
  if (typeof problem === 'object' && problem !== null && 'message' in problem) {
    return String(problem.message);
  }
  return String(problem);
}
