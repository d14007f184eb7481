import { type Row } from '../value';
import { jsonValue } from './jsonvalue';
import type { IWrittenRows } from './writtenrows';

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
 * @param written - what has been written of the same rows; the rows then need have only the other columns.
 */
export function* finkJsonPieces(
  rows: readonly Row[],
  columns: readonly string[],
  written?: IWrittenRows
): Generator<string | Uint8Array, void, undefined> {
  if (written !== undefined) {
    yield* completedPieces(rows, columns, written);
    return;
  }
  const keys = keysOf(columns);
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

const utf8 = new TextEncoder();

/** Records of which the first columns are there as bytes. */
function* completedPieces(
  rows: readonly Row[],
  columns: readonly string[],
  { columns: count, texts }: IWrittenRows
): Generator<string | Uint8Array, void, undefined> {
  const keys = keysOf(columns.slice(count));
  const rest = (row: Row): string =>
    keys.map(({ name, text }) => `,${text}${jsonValue(row[name] ?? null)}`).join('');
  yield '[';
  for (let at = 0; at < rows.length; at += ROWS) {
    const parts: Uint8Array[] = [];
    for (let each = at; each < Math.min(at + ROWS, rows.length); each++) {
      parts.push(each === 0 ? OPEN : NEXT, texts[each] ?? NOTHING);
      if (keys.length > 0) {
        const more = rest(rows[each] ?? {});
        parts.push(utf8.encode(count === 0 ? more.slice(1) : more));
      }
      parts.push(CLOSE);
    }
    yield joined(parts);
  }
  yield ']';
}

const [OPEN, NEXT, CLOSE] = [utf8.encode('{'), utf8.encode(',{'), utf8.encode('}')];
const NOTHING = new Uint8Array();

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function keysOf(columns: readonly string[]): { readonly name: string; readonly text: string }[] {
  return columns.map(name => ({ name, text: `${JSON.stringify(name)}:` }));
}
