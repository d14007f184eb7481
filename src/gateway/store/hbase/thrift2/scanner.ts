import type { IRegion, IScanOptions, IStoredRow } from '../../rowstore';
import type { TColumn } from '../generated/hbase_types';
import { readableRanges, type IByteRange } from '../keybytes';
import { scanRanges, type IPage } from '../scanranges';
import type { Calls } from './calls';
import { allOf, boundsFilter } from './filters';
import { columnsOf, REQUESTS } from './request';
import type { FrameMemory } from './framememory';
import type { RowDecoder } from './rows';
import {
  firstRows,
  followingRows,
  grouped,
  isAscending,
  partAfter,
  partFilter,
  scannerBounds,
  type IRangeGroup,
  type IScanPart
} from './scanpart';
import type { TableNames } from './tablenames';

/** Reads ranges of keys on somebody's account. */
export interface IScanner {
  scan(owner: string, options: IScanOptions): AsyncIterable<readonly IStoredRow[]>;
}

/** Ranges of one scanner. */
const MOST_RANGES = 64;

/** Reads ranges by stateless scans, page by page. */
export class Scanner implements IScanner {
  /**
   * @param _regions - Regions of a table.
   * @param _parallel - Ranges that one scan reads at a time.
   */
  constructor(
    private readonly _calls: Calls,
    private readonly _names: TableNames,
    private readonly _decoder: RowDecoder,
    private readonly _regions: (table: string) => Promise<readonly IRegion[]>,
    private readonly _parallel: number,
    private readonly _memory: FrameMemory
  ) {}

  async *scan(owner: string, options: IScanOptions): AsyncIterable<readonly IStoredRow[]> {
    const { table, signal, reversed = false, bounds = [], limit } = options;
    signal?.throwIfAborted();
    const filter = bounds.length === 0 ? undefined : boundsFilter(bounds);
    if (bounds.length > 0 && filter === undefined) {
      // No row can meet the bounds.
      return;
    }
    const wanted = options.columns ?? [];
    const extra = wanted.length === 0 ? [] : extraColumns(wanted, options);
    const asked = [...wanted, ...extra];
    const read = {
      owner,
      table,
      name: this._names.of(table),
      columns: columnsOf(asked),
      asked,
      leaveOut: new Set(extra),
      reversed,
      filter,
      passing: options.passing === true
    };
    yield* scanRanges({
      ranges: await this._parts(options, wanted.length + extra.length),
      readPage: (part: IScanPart, most, stop) => this._readPage(read, part, most, stop),
      limit,
      anyOrder: options.anyOrder,
      parallel: this._parallel,
      signal
    });
  }

  /** All schema rows of a table, in the order of their keys. */
  async allOf(owner: string, table: string, range: IByteRange): Promise<IStoredRow[]> {
    const rows: IStoredRow[] = [];
    const columns: readonly TColumn[] = [];
    const name = this._names.of(table);
    const read = {
      owner,
      table,
      name,
      columns,
      asked: [],
      leaveOut: new Set<string>(),
      reversed: false,
      filter: undefined,
      passing: false
    };
    for await (const batch of scanRanges({
      ranges: [{ ranges: [range], rows: firstRows(0, 1), parts: 1 }],
      readPage: (part: IScanPart, most, stop) => this._readPage(read, part, most, stop),
      parallel: 1
    })) {
      rows.push(...batch);
    }
    return rows;
  }

  /** The ranges in the order of reading; many of them are put together by neighbours. */
  private async _parts(options: IScanOptions, columns: number): Promise<IScanPart[]> {
    const groups = await this._groups(options);
    const rows = firstRows(columns, groups.length);
    return groups.map(ranges => ({ ranges, rows, parts: groups.length }));
  }

  private async _groups(options: IScanOptions): Promise<IRangeGroup[]> {
    const { table, reversed = false, anyOrder = false } = options;
    const given = reversed ? [...options.ranges].reverse() : options.ranges;
    const ranges = readableRanges(given, reversed);
    // For the server ranges go upwards, in whichever direction they are read.
    const upwards = reversed ? [...ranges].reverse() : ranges;
    const sorted = anyOrder ? upwards.sort((a, b) => Buffer.compare(a.start, b.start)) : upwards;
    if (ranges.length <= this._parallel || !isAscending(sorted)) {
      return ranges.map(range => [range]);
    }
    const most = Math.min(MOST_RANGES, Math.ceil(ranges.length / this._parallel));
    const groups = grouped(sorted, await this._regions(table), most);
    return reversed ? groups.reverse() : groups;
  }

  private async _readPage(
    read: {
      readonly owner: string;
      readonly table: string;
      readonly name: Buffer;
      readonly columns: readonly TColumn[];
      /** The same as names; none means all. */
      readonly asked: readonly string[];
      readonly leaveOut: ReadonlySet<string>;
      readonly reversed: boolean;
      readonly filter: Buffer | undefined;
      /** Whether the memory of a page may be used again when the next is asked for. */
      readonly passing: boolean;
    },
    part: IScanPart,
    most: number,
    signal: AbortSignal
  ): Promise<IPage<IScanPart>> {
    const { owner, table, reversed, columns, filter } = read;
    const rows = Math.min(part.rows, most);
    const filters = [partFilter(part), filter].filter(given => given !== undefined);
    const request = REQUESTS.getScannerResults(read.name, {
      ...scannerBounds(part, reversed),
      columns,
      reversed,
      rows,
      filter: filters.length === 0 ? undefined : allOf(filters)
    });
    return this._calls.make({
      request,
      table,
      owner,
      signal,
      read: frame => {
        const found = this._decoder.decode(frame, 'getScannerResults', read.leaveOut, read.asked);
        // A scan has no empty results.
        const page = found.rows.filter(row => row !== undefined);
        const next =
          found.last === undefined || found.rows.length < rows
            ? undefined
            : partAfter(part, found.last, reversed, followingRows(rows, frame.length, part.parts));
        return {
          rows: page,
          ...(next === undefined ? {} : { next }),
          ...(read.passing ? { done: () => this._memory.give(frame) } : {})
        };
      }
    });
  }
}

/** Columns that bounds need and nobody asked for. */
function extraColumns(wanted: readonly string[], { bounds = [] }: IScanOptions): string[] {
  const columns = new Set(bounds.map(({ column }) => column));
  return [...columns].filter(column => !wanted.includes(column));
}
