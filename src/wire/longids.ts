import { type WireRow } from './frames';

/** Columns of ZTF that hold 64-bit integers. A test compares them with the survey's own list. */
export const LONG_COLUMNS: ReadonlySet<string> = new Set([
  'i:candid',
  'i:objectidps1',
  'i:objectidps2',
  'i:objectidps3',
  'i:pid',
  'i:rfid',
  'i:tblid'
]);

/**
 * Give the 64-bit columns of a row one type, decimal text, also where the value is small enough for a JavaScript
 * number. Changes the row it is given, and returns it.
 */
export function idsAsText(row: WireRow): WireRow {
  for (const name of LONG_COLUMNS) {
    const value = row[name];
    if (typeof value === 'number') {
      row[name] = String(value);
    }
  }
  return row;
}
