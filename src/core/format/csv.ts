import { type Row, type Value } from '../value';
import { columnsOf } from './finkjson';

/** One field: quoted when it holds a comma, a quote or a line break (RFC 4180, 2.6 and 2.7). */
function field(value: Value | undefined): string {
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    return '';
  }
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One CSV record with its line end (CR LF, as RFC 4180 asks). Null, NaN and absent are empty fields. */
export function csvRecord(row: Row, columns: readonly string[]): string {
  return `${columns.map(name => field(row[name])).join(',')}\r\n`;
}

/** The header record. */
export function csvHeader(columns: readonly string[]): string {
  return `${columns.map(field).join(',')}\r\n`;
}

/** A CSV file with header. 64-bit integers keep all digits. Text is written as it is, never changed into a formula. */
export function csv(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  return columns.length === 0 ? '' : csvHeader(columns) + rows.map(row => csvRecord(row, columns)).join('');
}
