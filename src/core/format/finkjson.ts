import { type Row } from '../value';
import { jsonValue } from './jsonvalue';

/** Names of all columns of the rows, in the order in which they are first met. */
export function columnsOf(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      names.add(name);
    }
  }
  return [...names];
}

/** Records in one piece of text. */
const ROWS = 200;

/**
 * The answer of a Fink route in pieces: a list of records which all have the same columns in the same order; a column that a
 * row lacks is null. 64-bit integers are bare digits; NaN is null, as Fink's own writer (pandas) makes it.
 * Read it with a parser that keeps 64-bit integers (`parseExact`).
 */
export function* finkJsonPieces(
  rows: readonly Row[],
  columns: readonly string[]
): Generator<string, void, undefined> {
  const keys = columns.map(name => ({ name, text: `${JSON.stringify(name)}:` }));
  yield '[';
  for (let at = 0; at < rows.length; at += ROWS) {
    const records = rows
      .slice(at, at + ROWS)
      .map(row => `{${keys.map(({ name, text }) => text + jsonValue(row[name] ?? null)).join(',')}}`);
    yield `${at === 0 ? '' : ','}${records.join(',')}`;
  }
  yield ']';
}

/** The same as one text. */
export function finkJson(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  return [...finkJsonPieces(rows, columns)].join('');
}
