import type { IRegion } from '../../rowstore';
import { keyAfter, placeBefore, type IByteRange } from '../keybytes';
import { rangesFilter } from './filters';

/** Ranges that one scanner reads: in ascending order, not overlapping, at least one. */
export type IRangeGroup = readonly [IByteRange, ...IByteRange[]];

/** What one scanner is to read. */
export interface IScanPart {
  readonly ranges: IRangeGroup;
  /** Rows of its next page. */
  readonly rows: number;
  /** Number of parts of the scan: where there are several, the pages of each are smaller. */
  readonly parts: number;
}

/**
 * Bytes that a page is to have: enough that the time to open a scanner does not count, few enough that pages can wait in
 * memory, of which there are two where one part is read and two a part where several are.
 */
const PAGE_BYTES = 1024 * 1024;
const SHARED_PAGE_BYTES = 512 * 1024;
const FEWEST_ROWS = 20;
const MOST_ROWS = 5000;
/** About what a cell takes in a reply, and a row beside its cells. */
const CELL_BYTES = 55;
const ROW_BYTES = 60;
/** A row of the main table; how many cells a row has is not known when all are asked for. */
const ALL_COLUMNS = 150;
/** The first pages are smaller where several are read at a time, which delay each other while somebody waits for one. */
const FIRST_BYTES = 256 * 1024;

/**
 * Rows of a first page.
 * @param columns - Number of columns that are read; 0 for all.
 * @param parts - Parts of the scan.
 */
export function firstRows(columns: number, parts: number): number {
  const bytes = ROW_BYTES + CELL_BYTES * (columns === 0 ? ALL_COLUMNS : columns);
  return clamped((parts === 1 ? PAGE_BYTES : FIRST_BYTES) / bytes);
}

/**
 * Rows of the page after one that had so many rows in so many bytes.
 * @param parts - Parts that are read at the same time.
 */
export function followingRows(rows: number, bytes: number, parts: number): number {
  return rows === 0 ? MOST_ROWS : clamped(((parts === 1 ? PAGE_BYTES : SHARED_PAGE_BYTES) * rows) / bytes);
}

function clamped(rows: number): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(rows)));
}

/** Where a scanner for a part starts and stops, as HBase takes it: the start inclusive, the stop exclusive. */
export function scannerBounds({ ranges }: IScanPart, reversed: boolean): IByteRange {
  const start = ranges[0].start;
  // There is at least one range.
  const stop = (ranges.at(-1) as IByteRange).stop;
  return reversed ? { start: placeBefore(stop), stop: placeBefore(start) } : { start, stop };
}

/** The filter that keeps to the ranges of a part; a single range needs none. */
export function partFilter({ ranges }: IScanPart): Buffer | undefined {
  return ranges.length === 1 ? undefined : rangesFilter(ranges);
}

/** What is left of a part when it has been read up to a row, that row included; undefined when nothing is. */
export function partAfter(
  part: IScanPart,
  last: Buffer,
  reversed: boolean,
  rows: number
): IScanPart | undefined {
  const next = keyAfter(last);
  const [first, ...others] = part.ranges
    .map(({ start, stop }) =>
      reversed
        ? { start, stop: Buffer.compare(last, stop) < 0 ? last : stop }
        : { start: Buffer.compare(next, start) > 0 ? next : start, stop }
    )
    .filter(({ start, stop }) => Buffer.compare(start, stop) < 0);
  return first === undefined ? undefined : { ...part, ranges: [first, ...others], rows };
}

/** Whether the ranges are in ascending order and do not overlap. */
export function isAscending(ranges: readonly IByteRange[]): boolean {
  return ranges.every((range, i) => {
    const before = ranges[i - 1];
    return before === undefined || Buffer.compare(before.stop, range.start) <= 0;
  });
}

/**
 * Puts ranges together that one scanner can read with little more work than one of them: neighbours within one region.
 * @param ranges - In ascending order, not overlapping.
 * @param most - Most ranges of a group.
 */
export function grouped(
  ranges: readonly IByteRange[],
  regions: readonly IRegion[],
  most: number
): IRangeGroup[] {
  const edges = regions.map(({ start }) => Buffer.from(start, 'utf8'));
  /** Number of regions that begin at or before a key. */
  const regionOf = (key: Buffer): number => edges.filter(edge => Buffer.compare(edge, key) <= 0).length;
  const groups: [IByteRange, ...IByteRange[]][] = [];
  let region: number | undefined;
  for (const range of ranges) {
    const group = groups.at(-1);
    const own = regionOf(range.start);
    if (group !== undefined && group.length < most && own === region) {
      group.push(range);
    } else {
      groups.push([range]);
      region = own;
    }
  }
  return groups;
}
