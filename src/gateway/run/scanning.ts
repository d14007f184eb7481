import type { IBound, IScan } from '../../core/plan/plan';
import type { CellType } from '../../core/survey/column';
import type { IColumnBound, ISnapshot, IStoredRow } from '../store/rowstore';
import { rangesAfter } from './keyorder';
import { letGo } from './letgo';
import { Cut, type Reading } from './reading';

/** A time-ordered scan reads a row more, which nearly always shows that no time continues the last one. */
const LOOK_AHEAD = 1;
/** When that was not enough, a quarter as many rows are read, at least so many, then each time four times as many as before. */
const SMALLEST_CHUNK = 32;
const GROWTH = 4;
const LARGEST_CHUNK = 5000;

/** What is read of a table. */
export interface IReadScan {
  readonly scan: IScan;
  /** Bounds that the store may heed. */
  readonly bounds: readonly IBound[];
  readonly typeOf: (column: string) => CellType;
  /**
   * Rows that will probably do: the store is asked for so many first, and for more when they do not. Not where rows may come
   * in any order, since nobody can tell then what is left to be read; such a reading is just ended.
   */
  readonly enough: number | undefined;
}

/** Rows of one scan in batches, within the budget. */
export async function* readScan(
  snapshot: ISnapshot,
  reading: Reading,
  { scan, bounds, typeOf, enough }: IReadScan
): AsyncGenerator<readonly IStoredRow[], void, undefined> {
  const anyOrder = scan.anyOrder === true;
  const typed = typedBounds(bounds, typeOf);
  let { ranges } = scan;
  let chunk =
    enough === undefined || anyOrder ? Infinity : enough + (scan.inTimeOrder === true ? LOOK_AHEAD : 0);
  let isFirst = true;
  while (ranges.length > 0) {
    // One row more than the budget tells whether it was too small.
    const limit = Math.min(chunk, reading.left + 1);
    let rows = 0;
    let last: string | undefined;
    reading.ranges += ranges.length;
    const batches = snapshot
      .scan({
        table: scan.table,
        ranges,
        columns: scan.columns,
        // Rows that come in any order are put in order afterwards.
        reversed: scan.reversed && !(anyOrder && reading.isUpwards),
        signal: reading.signal,
        passing: true,
        ...(anyOrder ? { anyOrder } : {}),
        ...(typed.length > 0 ? { bounds: typed } : {}),
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
        yield within < step.value.length ? step.value.slice(0, within) : step.value;
        if (within < step.value.length) {
          throw new Cut('budget');
        }
      }
    } finally {
      letGo(batches);
    }
    if (last === undefined || rows < limit || anyOrder) {
      return;
    }
    ranges = rangesAfter(ranges, last, scan.reversed);
    chunk = Math.min(
      Math.max(SMALLEST_CHUNK, isFirst ? Math.ceil(chunk / GROWTH) : chunk * GROWTH),
      LARGEST_CHUNK
    );
    isFirst = false;
  }
}

/** Bounds with the types that the columns have in this very table: the bytes that a store compares depend on them. */
function typedBounds(bounds: readonly IBound[], typeOf: (column: string) => CellType): IColumnBound[] {
  return bounds.flatMap(bound => {
    const type = typeOf(bound.column);
    return type === 'double' || type === 'float' || type === 'integer' || type === 'long'
      ? [{ ...bound, type }]
      : [];
  });
}
