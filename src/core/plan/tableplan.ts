import type { IPlanContext } from './context';
import { bytesOf } from './cost';
import { plural } from './plural';
import type { IKeyRange, IOrder, IPlan, Residual } from './plan';

/** Rows of one table as they are: for tables that no query language speaks of. */
export interface ITableQuery {
  readonly title: string;
  readonly table: string;
  /** Disjoint and ascending. */
  readonly ranges: readonly IKeyRange[];
  readonly reversed?: boolean;
  /** Columns to read; absent means all. One that all rows have must be among them. */
  readonly columns?: readonly string[];
  /** Name under which rows get their key. */
  readonly keyColumn?: string;
  readonly residual?: readonly Residual[];
  readonly order?: IOrder;
  /** Most rows. */
  readonly limit?: number;
}

/** Assumed of a range, to give an idea of the cost. */
const ROWS = 50;
const COLUMNS = 10;

/** One reading of one table. */
export function planTable(query: ITableQuery, { budget }: IPlanContext): IPlan {
  const {
    title,
    table,
    ranges,
    reversed = false,
    columns = [],
    keyColumn,
    residual = [],
    order,
    limit
  } = query;
  const rows = Math.min(limit ?? Infinity, ranges.length * ROWS);
  return {
    survey: 'ztf',
    title,
    scans: [{ table, ranges, reversed, columns, ...(keyColumn === undefined ? {} : { keyColumn }) }],
    residual,
    hydrate: null,
    grouping: 'none',
    order: order ?? null,
    limit: limit ?? null,
    budget,
    computed: [],
    output: null,
    estimate: {
      ranges: ranges.length,
      pixels: 0,
      note: `Reads ${plural(ranges.length, 'range')} of ${table}.`,
      rows,
      bytes: bytesOf(rows, columns.length || COLUMNS)
    }
  };
}
