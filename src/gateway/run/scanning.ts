import type { IScan } from '../../core/plan/plan';
import type { ISnapshot, IStoredRow } from '../store/rowstore';
import { rangesAfter } from './keyorder';
import { letGo } from './letgo';
import { Cut, type Reading } from './reading';

/** A time-ordered scan reads a few rows more, to see where the times that continue the last one end. */
const LOOK_AHEAD = 10;
const LARGEST_CHUNK = 5000;

/**
 * Rows of one scan in batches, within the budget.
 *
 * @param enough - Rows that will probably do: the store is asked for so many first, and for more when they do not.
 */
export async function* readScan(
  snapshot: ISnapshot,
  scan: IScan,
  reading: Reading,
  enough: number | undefined
): AsyncGenerator<readonly IStoredRow[], void, undefined> {
  let { ranges } = scan;
  let chunk = enough === undefined ? Infinity : enough + (scan.inTimeOrder === true ? LOOK_AHEAD : 0);
  while (ranges.length > 0) {
    // One row more than the budget tells whether it was too small.
    const limit = Math.min(chunk, reading.left + 1);
    let rows = 0;
    let last: string | undefined;
    const batches = snapshot
      .scan({
        table: scan.table,
        ranges,
        columns: scan.columns,
        reversed: scan.reversed,
        signal: reading.signal,
        ...(Number.isFinite(limit) ? { limit } : {})
      })
      [Symbol.asyncIterator]();
    try {
      for (;;) {
        const step = await reading.wait(() => batches.next());
        if (step.done === true) {
          break;
        }
        const within = reading.count(step.value.length);
        rows += step.value.length;
        last = step.value.at(-1)?.key ?? last;
        yield step.value.slice(0, within);
        if (within < step.value.length) {
          throw new Cut('budget');
        }
      }
    } finally {
      letGo(batches);
    }
    if (last === undefined || rows < limit) {
      return;
    }
    ranges = rangesAfter(ranges, last, scan.reversed);
    chunk = Math.min(Math.max(chunk, 100) * 4, LARGEST_CHUNK);
  }
}
