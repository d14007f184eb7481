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
export function finkValue(value: Value | undefined): string {
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value ?? null);
}

/** One record with the given columns in the given order; a column that the row lacks is null. */
export function finkRecord(row: Row, columns: readonly string[]): string {
  return `{${columns.map(name => `${JSON.stringify(name)}:${finkValue(row[name])}`).join(',')}}`;
}

/**
 * The answer of a Fink route: a list of records which all have the same columns.
 * Read it with a parser that keeps 64-bit integers (`parseExact`).
 */
export function finkJson(rows: readonly Row[], columns: readonly string[] = columnsOf(rows)): string {
  return `[${rows.map(row => finkRecord(row, columns)).join(',')}]`;
}
