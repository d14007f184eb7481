import type { IStoredRow } from '../../rowstore';
import { decodeInto } from './base64';

/** HBase's JSON of rows; keys, columns and values in base64. */
export interface ICellSet {
  readonly Row: readonly {
    readonly key: string;
    readonly Cell: readonly { readonly column: string; readonly $?: string }[];
  }[];
}

const NOTHING = new Uint8Array(0);
/** Names of columns by their base64: there are few, and each comes with every row. */
const names = new Map<string, string>();
const MOST_NAMES = 10_000;

/** Whether an answer has the shape of rows; their cells are not looked at. */
export function isCellSet(answer: unknown): answer is ICellSet {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'Row' in answer &&
    Array.isArray(answer.Row) &&
    answer.Row.every(
      (row: unknown) =>
        typeof row === 'object' &&
        row !== null &&
        'key' in row &&
        typeof row.key === 'string' &&
        'Cell' in row &&
        Array.isArray(row.Cell)
    )
  );
}

/** A longer value gets memory of its own: whoever keeps it should not keep a whole page. */
const SHORT = 1024;

/**
 * Rows of an answer.
 * @param keep - Columns that are wanted, when the answer may have others.
 * @throws TypeError for a value that is not in base64, and for a key that is not text: it could not be asked for again.
 */
export function rowsOf(answer: ICellSet, keep?: ReadonlySet<string>): IStoredRow[] {
  let length = 0;
  for (const row of answer.Row) {
    for (const { $: value = '' } of row.Cell) {
      if (typeof value !== 'string' || value.length % 4 !== 0) {
        throw new TypeError('a value is not in base64');
      }
      length += value.length > SHORT ? 0 : value.length;
    }
  }
  // The short values of a page lie side by side. A value in base64 is longer than its bytes and their padding.
  const together = new Uint8Array(length);
  let at = 0;
  return answer.Row.map(row => {
    const cells = new Map<string, Uint8Array>();
    for (const { column, $: value = '' } of row.Cell) {
      const name = nameOf(column);
      if (keep !== undefined && !keep.has(name)) {
        continue;
      }
      if (value === '') {
        cells.set(name, NOTHING);
      } else if (value.length > SHORT) {
        cells.set(name, Buffer.from(value, 'base64'));
      } else {
        const end = decodeInto(value, together, at);
        cells.set(name, together.subarray(at, end));
        at = end;
      }
    }
    return { key: textOf(Buffer.from(row.key, 'base64')), cells };
  });
}

function nameOf(base64: string): string {
  let name = names.get(base64);
  if (name === undefined) {
    name = Buffer.from(base64, 'base64').toString('utf8');
    if (names.size >= MOST_NAMES) {
      names.clear();
    }
    names.set(base64, name);
  }
  return name;
}

/** The text of a key. */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes)) {
    throw new TypeError('the key is not UTF-8');
  }
  return text;
}
