import type { IColumnBound } from '../../rowstore';
import { cellIntervals } from '../bytebounds';
import type { IByteRange } from '../keybytes';

// Filters of HBase as its own clients serialise them (protocol buffers, Filter.proto and Comparator.proto). The generated
// code has no part in them: Thrift passes them on as bytes.

const PACKAGE = 'org.apache.hadoop.hbase.filter.';
const LESS_OR_EQUAL = 1;
const GREATER_OR_EQUAL = 4;
const MUST_PASS_ALL = 1;
const MUST_PASS_ONE = 2;

/** Rows in any of the ranges, which must not overlap and be in ascending order. The scanner skips what lies between them. */
export function rangesFilter(ranges: readonly IByteRange[]): Buffer {
  return named(
    'MultiRowRangeFilter',
    ...ranges.map(({ start, stop }) =>
      bytes(1, bytes(1, start), flag(2, true), bytes(3, stop), flag(4, false))
    )
  );
}

/**
 * Rows that meet all bounds. The columns must be among those that are read; a row without one of them does not pass.
 * `undefined` when some bound cannot be met by any number.
 */
export function boundsFilter(bounds: readonly IColumnBound[]): Buffer | undefined {
  const filters: Buffer[] = [];
  for (const bound of bounds) {
    const intervals = cellIntervals(bound).map(({ from, to }) =>
      list(MUST_PASS_ALL, [
        compared(bound.column, GREATER_OR_EQUAL, from),
        compared(bound.column, LESS_OR_EQUAL, to)
      ])
    );
    const [only] = intervals;
    if (only === undefined) {
      return undefined;
    }
    filters.push(intervals.length === 1 ? only : list(MUST_PASS_ONE, intervals));
  }
  return allOf(filters);
}

/** Rows that pass all of the filters, which are asked in this order. */
export function allOf(filters: readonly Buffer[]): Buffer {
  const [only] = filters;
  return only !== undefined && filters.length === 1 ? only : list(MUST_PASS_ALL, filters);
}

function list(operator: number, filters: readonly Buffer[]): Buffer {
  return named('FilterList', number(1, operator), ...filters.map(filter => bytes(2, filter)));
}

function compared(column: string, operator: number, value: Buffer): Buffer {
  const colon = column.indexOf(':');
  const comparator = [
    bytes(1, Buffer.from(`${PACKAGE}BinaryComparator`)),
    bytes(2, bytes(1, bytes(1, value)))
  ];
  return named(
    'SingleColumnValueFilter',
    bytes(1, Buffer.from(column.slice(0, colon))),
    bytes(2, Buffer.from(column.slice(colon + 1))),
    number(3, operator),
    bytes(4, ...comparator),
    // A row without the column does not pass; of several versions of a cell the latest counts.
    flag(5, true),
    flag(6, true)
  );
}

function named(name: string, ...body: readonly Buffer[]): Buffer {
  return Buffer.concat([bytes(1, Buffer.from(PACKAGE + name)), bytes(2, ...body)]);
}

/** Field that holds bytes: number and kind of the field, length, content. */
function bytes(field: number, ...content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.of((field << 3) | 2), varint(length), ...content]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([Buffer.of(field << 3), varint(value)]);
}

function flag(field: number, value: boolean): Buffer {
  return Buffer.of(field << 3, value ? 1 : 0);
}

function varint(value: number): Buffer {
  const parts: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    parts.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return Buffer.of(...parts, rest);
}
