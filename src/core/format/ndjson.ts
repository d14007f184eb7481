import { type Row, type Value } from '../value';

/** JSON text of a row with 64-bit integers as decimal text, NaN and infinities as null. */
export function jsonRow(row: Row): string {
  return JSON.stringify(row, (_key, value: Value | Row) =>
    typeof value === 'bigint' ? value.toString() : value
  );
}

/** One line of NDJSON for a row, with its line feed. Line breaks inside values are escaped by JSON. */
export function ndjsonRow(row: Row): string {
  return `${jsonRow(row)}\n`;
}
