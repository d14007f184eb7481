import type { IPage } from '../scanranges';
import type { IStoredRow } from '../../rowstore';
import { compareKeys } from './compare';
import type { IScanCall } from './path';

/** What is left of a range to read. */
export interface IRestRange {
  /** Inclusive; may be empty. */
  readonly start: string;
  /** Exclusive; never empty. */
  readonly stop: string;
  /** Whether this is the beginning of it. */
  readonly first: boolean;
  /**
   * The last row that there is in the direction of reading, asked for beside the first page; undefined when the question had
   * no good answer.
   */
  readonly edge?: Promise<IEdge | undefined>;
  /** Reversed only: the last page was short, so ask first whether there is anything left. */
  readonly doubt?: boolean;
}

/** The last row of a range, if there is any. */
export interface IEdge {
  readonly key: string | undefined;
}

/** Reads rows by one call. */
export type ReadRows = (
  call: Pick<IScanCall, 'start' | 'stop' | 'limit' | 'reversed' | 'firstCell'>,
  signal: AbortSignal
) => Promise<IStoredRow[]>;

export interface IRangePages {
  readonly read: ReadRows;
  /** Rows of a page. */
  readonly rows: (first: boolean) => number;
  readonly broken: (what: string) => Error;
}

/*
 * A server that loses its region in the middle of a scan ends its answer there: a good status, sound JSON, fewer rows. A page
 * that is shorter than asked for, or even as long, therefore says nothing about what follows. A range is at its end only when
 *   - an answer to a new question for what is left of it has no row at all (trouble with the first row shows as an error), or
 *   - its last row, asked for from the other end, has been read, or
 *   - a row from beyond it was read.
 * Rows that did come are whole and without gaps, so that reading goes on after the last of them.
 */

/** The next page of a range, upwards. */
export async function pageUp(
  pages: IRangePages,
  range: IRestRange,
  most: number,
  signal: AbortSignal
): Promise<IPage<IRestRange>> {
  const limit = Math.min(pages.rows(range.first), most);
  const rows = await pages.read({ start: range.start, stop: range.stop, limit }, signal);
  const last = rows.at(-1);
  if (last === undefined) {
    return { rows };
  }
  inside(pages, range, rows, 1);
  const ended = rows.length >= limit ? false : await reached(range.edge, last.key, 1);
  return ended ? { rows } : rest(rows, { ...range, start: `${last.key}\0`, first: false });
}

/** The next page of a range, downwards: from the stop, which is not part of it, to the start, which is. */
export async function pageDown(
  pages: IRangePages,
  range: IRestRange,
  most: number,
  signal: AbortSignal
): Promise<IPage<IRestRange>> {
  const { start, stop } = range;
  if (
    range.doubt === true &&
    (await pages.read({ start, stop, limit: 1, firstCell: true }, signal)).length === 0
  ) {
    return { rows: [] };
  }
  // HBase reads down from the start inclusive to the stop exclusive; so one row more at the top, and a stop just below.
  const limit = Math.min(pages.rows(range.first), most) + 1;
  const got = await pages.read({ start: stop, stop: below(start), limit, reversed: true }, signal);
  if (got.length === 0 && range.doubt !== true) {
    return { rows: [] };
  }
  const rows = got.filter(row => row.key !== stop && compareKeys(row.key, start) >= 0);
  inside(pages, range, rows, -1);
  const last = rows.at(-1);
  if (compareKeys(got.at(-1)?.key ?? start, start) < 0) {
    return { rows };
  }
  if (last === undefined) {
    if (range.doubt === true) {
      return rest(rows, await lower(pages, range, signal));
    }
    return { rows, next: { ...range, first: false, doubt: true } };
  }
  const full = got.length >= limit;
  const ended = full ? false : await reached(range.edge, last.key, -1);
  return ended ? { rows } : rest(rows, { ...range, stop: last.key, first: false, doubt: !full });
}

/**
 * What is left of a range to read downwards when an answer was cut after its stop, which is not part of it: the same from a
 * place just below, if there is nothing in between.
 */
async function lower(pages: IRangePages, range: IRestRange, signal: AbortSignal): Promise<IRestRange> {
  const place = below(range.stop);
  const between = compareKeys(place, range.start) > 0 ? { start: place, stop: range.stop } : range;
  const rows = await pages.read(
    { start: between.start, stop: between.stop, limit: 1, firstCell: true },
    signal
  );
  if (rows.length > 0) {
    throw pages.broken('rows that it finds upwards are not there downwards');
  }
  return { ...range, stop: between === range ? range.start : place, first: false, doubt: false };
}

/** Nothing is left of a range whose bounds meet. HBase must not be asked for it: it takes such a range for that one key. */
function rest(rows: readonly IStoredRow[], next: IRestRange): IPage<IRestRange> {
  return compareKeys(next.start, next.stop) < 0 ? { rows, next } : { rows };
}

/** The last row of a range upwards, asked for from its end. */
export async function highest(
  read: ReadRows,
  { start, stop }: IRestRange,
  signal: AbortSignal
): Promise<IEdge | undefined> {
  const got = await read(
    { start: stop, stop: below(start), limit: 2, reversed: true, firstCell: true },
    signal
  );
  const row = got.find(found => found.key !== stop);
  if (row === undefined) {
    // Only the stop itself: it does not tell whether there is another below.
    return got.length === 0 ? { key: undefined } : undefined;
  }
  return { key: compareKeys(row.key, start) < 0 ? undefined : row.key };
}

/** The last row of a range downwards. */
export async function lowest(
  read: ReadRows,
  { start, stop }: IRestRange,
  signal: AbortSignal
): Promise<IEdge | undefined> {
  const [row] = await read({ start, stop, limit: 1, firstCell: true }, signal);
  return { key: row?.key };
}

async function reached(edge: IRestRange['edge'], last: string, direction: 1 | -1): Promise<boolean> {
  const end = await edge;
  return end !== undefined && (end.key === undefined || direction * compareKeys(last, end.key) >= 0);
}

/** Rows must be in order and inside of their range, or the server or something before it has read the question wrong. */
function inside(pages: IRangePages, range: IRestRange, rows: readonly IStoredRow[], direction: 1 | -1): void {
  for (const [at, { key }] of rows.entries()) {
    const before = rows[at - 1]?.key;
    if (before !== undefined && direction * compareKeys(before, key) >= 0) {
      throw pages.broken('rows that are not in the order of their keys');
    }
  }
  for (const key of [rows[0]?.key, rows.at(-1)?.key]) {
    if (key !== undefined && (compareKeys(key, range.start) < 0 || compareKeys(key, range.stop) >= 0)) {
      throw pages.broken('rows from outside of the range asked for');
    }
  }
}

/**
 * A text that sorts before the given one, close to it: rows in between are read for nothing and left out. Empty, which HBase
 * takes for the beginning of the table, where there is none.
 */
export function below(text: string): string {
  const letters = [...text];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  const head = letters.join('');
  if (last === 0) {
    return head;
  }
  // Between U+D7FF and U+E000 there are no letters.
  return `${head}${String.fromCodePoint(last === 0xe000 ? 0xd7ff : last - 1)}\u{10ffff}`;
}
