import { type IPlan, type RowBatch, TAG } from '../../core/plan';
import type { IRowStore, ISnapshot, IStoreReads } from '../store/rowstore';
import { StoreFault } from '../store/storefault';
import { answer, type Find } from './answer';
import { type IReadingLimits, Reading } from './reading';
import type { ITexts } from './texts';
import type { ITrailer } from './trailer';

export interface IRunOptions {
  /** Ends the run; the answer is then `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the answer is cut. */
  readonly deadlineMs?: number | undefined;
  /** Bytes after which the answer is cut. */
  readonly byteBudget?: number | undefined;
  /** Finds the rows in place of the scans of the plan, where these cannot be read. */
  readonly find?: Find | undefined;
  /** How rows are written, where that is all that is done with them. */
  readonly texts?: ITexts | undefined;
  /** See `IReadingLimits`; for answers that are kept until they are whole. */
  readonly largePlace?: IReadingLimits['largePlace'];
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
  const { signal, deadlineMs, byteBudget, find, texts, largePlace, now = () => performance.now() } = options;
  const traits = 'traits' in source ? source.traits : undefined;
  const upwards = traits?.slowBackwards;
  const reading = new Reading({
    budget: plan.budget,
    byteBudget,
    signal,
    deadlineMs,
    now,
    upwards,
    largePlace
  });
  let taken: ISnapshot | undefined;
  let rows = 0;
  const naming = batchNamer(plan, reading);
  let snapshot: ISnapshot | undefined;
  let before: IStoreReads | undefined;
  try {
    taken = 'snapshot' in source ? source.snapshot() : undefined;
    snapshot = 'snapshot' in source ? taken : source;
    before = snapshot?.reads;
    const parallel = traits?.parallel ?? 1;
    if (snapshot !== undefined) {
      for await (const batch of answer(plan, snapshot, reading, parallel, find, texts)) {
        if (batch.length > 0) {
          rows += batch.length;
          yield naming(batch);
        }
      }
    }
  } catch (problem) {
    reading.noteEnd(problem);
    // What was cancelled is told as such, though nobody may be there to hear it.
    reading.cut ??= 'cancelled';
  } finally {
    reading.close();
    taken?.close();
  }
  const { rowsRead, bytesRead, ranges, pending, storeMs, cut, failure } = reading;
  const calls = snapshot?.reads && snapshot.reads.calls - (before?.calls ?? 0);
  return {
    complete: cut === null,
    reason: cut,
    rows,
    rowsRead,
    pending,
    ms: { store: storeMs },
    read: { ranges, rows: rowsRead, bytes: bytesRead, ...(calls === undefined ? {} : { calls }) },
    error: cut === 'error' ? messageOf(failure) : null,
    ...(cut === 'error' ? { fault: failure } : {}),
    ...(failure instanceof StoreFault ? { trouble: failure.trouble } : {})
  };
}

/** Tells with each batch which columns its rows may have. */
function batchNamer({ output, computed, scans }: IPlan, { columns }: Reading): (rows: RowBatch) => RowBatch {
  const tags = scans.some(scan => scan.tag !== undefined) ? [TAG] : [];
  let names = output ?? [];
  let met = 0;
  return rows => {
    if (output === null && columns.size !== met) {
      met = columns.size;
      names = [...new Set([...columns, ...computed, ...tags])];
    }
    return Object.assign(rows, { columns: names });
  };
}

function messageOf(problem: unknown): string {
  // Not `instanceof`: errors of the system may come from another realm.
  if (typeof problem === 'object' && problem !== null && 'message' in problem) {
    return String(problem.message);
  }
  return String(problem);
}
