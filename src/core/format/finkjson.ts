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

/**
 * The answer of a Fink route: a list of records which all have the same columns in the same order; a column that a row
 * lacks is null. 64-bit integers are bare digits; NaN is null, as Fink's own writer (pandas) makes it.
 * Read it with a parser that keeps 64-bit integers (`parseExact`).
 */
export function finkJson(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  const keys = columns.map(name => ({ name, text: `${JSON.stringify(name)}:` }));
  const records = rows.map(
    row => `{${keys.map(({ name, text }) => text + jsonValue(row[name] ?? null)).join(',')}}`
  );
  return `[${records.join(',')}]`;
}
