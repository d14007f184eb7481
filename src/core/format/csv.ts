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

/** Records in one piece of text. */
const ROWS = 200;

/**
 * A CSV file with header, in pieces. 64-bit integers keep all digits. Text is written as it is, never changed into or from a
 * formula: a file that is opened again must hold what was sent.
 */
export function* csvPieces(
  rows: readonly Row[],
  columns: readonly string[]
): Generator<string, void, undefined> {
  if (columns.length === 0) {
    return;
  }
  yield csvHeader(columns);
  for (let at = 0; at < rows.length; at += ROWS) {
    yield rows
      .slice(at, at + ROWS)
      .map(row => csvRecord(row, columns))
      .join('');
  }
}

/** The same as one text. */
export function csv(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  return [...csvPieces(rows, columns)].join('');
}
