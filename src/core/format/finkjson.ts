import { type Row, type Value } from '../value';

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
 * JSON text of one value as the Fink API writes it: a 64-bit integer as bare digits. NaN and infinities have no
 * JSON form; Fink's own writer (pandas) makes them null, and so do we.
 */
function finkValue(value: Value | undefined): string {
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value ?? null);
}

/**
 * The answer of a Fink route: a list of records which all have the same columns in the same order; a column that a row
 * lacks is null.
 * Read it with a parser that keeps 64-bit integers (`parseExact`).
 */
export function finkJson(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  const keys = columns.map(name => ({ name, text: `${JSON.stringify(name)}:` }));
  const records = rows.map(row => `{${keys.map(({ name, text }) => text + finkValue(row[name])).join(',')}}`);
  return `[${records.join(',')}]`;
}
