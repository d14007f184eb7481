import type { IStoredRow } from '../../rowstore';

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

/**
 * Rows of an answer.
 * @param keep - Columns that are wanted, when the answer may have others.
 * @throws TypeError for a key that is not text: it could not be asked for again.
 */
export function rowsOf(answer: ICellSet, keep?: ReadonlySet<string>): IStoredRow[] {
  return answer.Row.map(row => {
    const cells = new Map<string, Uint8Array>();
    for (const cell of row.Cell) {
      const name = nameOf(cell.column);
      if (keep === undefined || keep.has(name)) {
        const value = cell.$;
        cells.set(name, value === undefined || value === '' ? NOTHING : Buffer.from(value, 'base64'));
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
