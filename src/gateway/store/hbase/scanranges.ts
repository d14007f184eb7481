import type { IStoredRow } from '../rowstore';

/** What one call read of a range. */
export interface IPage<Range> {
  /** Rows in the order of reading; may be empty although there is more. */
  readonly rows: readonly IStoredRow[];
  /** What is left of the range; absent when all of it has been read. */
  readonly next?: Range;
  /** Called when nobody looks at the rows any more; not where the reading ends before. */
  readonly done?: () => void;
}

/**
 * Reads the beginning of a range.
 * @param most - Most rows that are of use; Infinity where there is no limit. How many it really reads is up to the driver.
 * @param signal - Aborted when nobody waits for the page any more.
 */
export type ReadPage<Range> = (range: Range, most: number, signal: AbortSignal) => Promise<IPage<Range>>;

export interface IScanRanges<Range> {
  /** In the order in which they are to be read. */
  readonly ranges: readonly Range[];
  readonly readPage: ReadPage<Range>;
  /** Most rows over all ranges. */
  readonly limit?: number | undefined;
  /** Pages are delivered as they come, not in the order of the ranges. */
  readonly anyOrder?: boolean | undefined;
  /** Ranges that are read at the same time. */
  readonly parallel: number;
  readonly signal?: AbortSignal | undefined;
}

/** Batches of pages that wait together are joined up to so many rows. */
const BATCH_ROWS = 500;

/**
 * Reads many ranges by pages, several at a time, in the given order or (`anyOrder`) as they come.
 *
 * At most `parallel` ranges are open, and of each at most one page is being read or waits for the consumer besides the one
 * that is delivered: memory does not grow with the number of ranges or rows. All reading is stopped when the limit is
 * reached, when the consumer leaves, at the first error, and when the signal is aborted (rejects with its reason).
 */
export async function* scanRanges<Range>(
  given: IScanRanges<Range>
): AsyncGenerator<readonly IStoredRow[], void, undefined> {
  const { signal } = given;
  signal?.throwIfAborted();
  if (given.ranges.length === 0 || given.limit === 0) {
    return;
  }
  const stop = new AbortController();
  const stopAll = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', stopAll, { once: true });
  try {
    let left = given.limit ?? Infinity;
    const pages = given.anyOrder === true ? inAnyOrder : inOrder;
    for await (const rows of pages(given, () => left, stop.signal)) {
      signal?.throwIfAborted();
      const wanted = rows.length > left ? rows.slice(0, left) : rows;
      left -= wanted.length;
      if (left === 0) {
        // Nobody needs the other ranges, while the consumer is busy with these rows.
        stop.abort(DONE);
      }
      if (wanted.length > 0) {
        yield wanted;
      }
      if (left === 0) {
        return;
      }
    }
    signal?.throwIfAborted();
  } catch (error) {
    // Whatever a call says that was cut off by the signal, the reason is what the caller knows.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stopAll);
    stop.abort(DONE);
  }
}

const DONE = new Error('the rows are not needed any more');

type Pages = readonly IStoredRow[];

/** The ranges one after the other; the first pages of the next ones are read ahead. */
async function* inOrder<Range>(
  { ranges, readPage, parallel }: IScanRanges<Range>,
  left: () => number,
  signal: AbortSignal
): AsyncGenerator<Pages, void, undefined> {
  const ahead: Promise<IPage<Range>>[] = [];
  const read = (range: Range, most: number): Promise<IPage<Range>> => {
    const page = readPage(range, most, signal);
    // Whoever comes to this page sees the error; nobody does when the scan ends before.
    page.catch(() => undefined);
    return page;
  };
  let opened = 0;
  const openMore = (): void => {
    while (opened < ranges.length && ahead.length < parallel) {
      // Bounded by the condition above.
      ahead.push(read(ranges[opened++] as Range, left()));
    }
  };
  openMore();
  for (let head = ahead.shift(); head !== undefined; head = ahead.shift()) {
    let page: IPage<Range> | undefined = await head;
    while (page !== undefined) {
      const after: number = left() - page.rows.length;
      const following: Promise<IPage<Range>> | undefined =
        page.next === undefined || after <= 0 ? undefined : read(page.next, after);
      if (following === undefined) {
        openMore();
      }
      if (page.rows.length > 0) {
        yield page.rows;
      }
      page.done?.();
      page = await following;
    }
  }
}

/** As many ranges at a time as may be; pages as they come. */
async function* inAnyOrder<Range>(
  { ranges, readPage, parallel }: IScanRanges<Range>,
  left: () => number,
  signal: AbortSignal
): AsyncGenerator<Pages, void, undefined> {
  const ready: IPage<Range>[] = [];
  let failed: { readonly error: unknown } | undefined;
  let opened = 0;
  let reading = 0;
  let wake: () => void = () => undefined;

  const readOn = (range: Range): void => {
    reading += 1;
    readPage(range, left(), signal).then(
      page => {
        reading -= 1;
        if (page.rows.length > 0) {
          ready.push(page);
        } else {
          page.done?.();
        }
        // What is left of an opened range goes first: a range is closed before the next is opened.
        if (page.next !== undefined) {
          waiting.push(page.next);
        }
        goOn();
        wake();
      },
      (error: unknown) => {
        reading -= 1;
        failed ??= { error };
        wake();
      }
    );
  };
  const waiting: Range[] = [];
  const goOn = (): void => {
    while (failed === undefined && !signal.aborted && reading + ready.length < parallel) {
      const next = waiting.pop();
      if (next !== undefined) {
        readOn(next);
      } else if (opened < ranges.length) {
        readOn(ranges[opened++] as Range);
      } else {
        return;
      }
    }
  };

  goOn();
  for (;;) {
    if (failed !== undefined) {
      throw failed.error;
    }
    if (ready.length > 0) {
      const pages = taken(ready);
      goOn();
      yield pages.length === 1 ? (pages[0]?.rows ?? []) : pages.flatMap(({ rows }) => rows);
      pages.forEach(page => page.done?.());
    } else if (reading > 0) {
      await new Promise<void>(resolve => (wake = resolve));
    } else {
      return;
    }
  }
}

/** Takes pages that wait, at least one, as many as make a batch of a moderate size. */
function taken<Range>(ready: IPage<Range>[]): IPage<Range>[] {
  let count = 0;
  let rows = 0;
  for (let next = ready[0]; next !== undefined; next = ready[count]) {
    rows += next.rows.length;
    if (count > 0 && rows > BATCH_ROWS) {
      break;
    }
    count += 1;
  }
  return ready.splice(0, count);
}
