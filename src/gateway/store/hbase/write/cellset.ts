/** Cells of one row by column. */
export type Cells = ReadonlyMap<string, Uint8Array>;

/** A row as the REST server gives it. */
export interface ICellSetRow {
  readonly key: string;
  readonly cells: ReadonlyMap<string, { readonly value: Buffer; readonly timestamp: number }>;
}

const columnTexts = new Map<string, string>();

/** One row of a JSON `CellSet` that puts these cells, all with the same timestamp (ms since 1970). */
export function putRow(key: string, cells: Cells, timestamp: number): string {
  const time = `,"timestamp":${timestamp},"$":"`;
  let text = '';
  for (const [column, value] of cells) {
    text += `${text === '' ? '' : ','}${columnText(column)}${time}${base64(value)}"}`;
  }
  return `{"key":"${base64Text(key)}","Cell":[${text}]}`;
}

/**
 * The `CellSet` that deletes a row up to a timestamp, for a call with `check=delete`: a delete of each family. The last cell
 * is what the server checks first: a column that never is there, equal to nothing. Unlike a key in the address, a key in the
 * body may have any sign.
 */
export function deletion(key: string, families: readonly string[], timestamp: number): string {
  const cells = families.map(family => `{"column":"${base64Text(family)}","timestamp":${timestamp}}`);
  const check = `{"column":"${base64Text(`${families[0] ?? ''}:-`)}","$":""}`;
  return cellSet([`{"key":"${base64Text(key)}","Cell":[${[...cells, check].join(',')}]}`]);
}

/** The `CellSet` for `check=put`: the new text of a cell, if its old text is as expected (empty: there is none). */
export function exchange(key: string, column: string, expected: string, text: string): string {
  const cell = (value: string): string => `${columnText(column)},"$":"${base64Text(value)}"}`;
  return cellSet([`{"key":"${base64Text(key)}","Cell":[${cell(text)},${cell(expected)}]}`]);
}

export function cellSet(rows: readonly string[]): string {
  return `{"Row":[${rows.join(',')}]}`;
}

/** @throws Error when the answer is no `CellSet`. */
export function parseCellSet(answer: unknown): ICellSetRow[] {
  const { Row: rows } = answer as { Row?: unknown };
  if (!Array.isArray(rows)) {
    throw new Error('invalid answer of HBase: no rows');
  }
  return rows.map(each => {
    // The layout of a CellSet; a wrong one fails below, as texts and numbers that are not there.
    const { key, Cell: list } = each as {
      key: string;
      Cell: { column: string; timestamp: number; $: string }[];
    };
    const cells = new Map(
      list.map(({ column, timestamp, $: value }) => [
        Buffer.from(column, 'base64').toString('utf8'),
        { value: Buffer.from(value, 'base64'), timestamp }
      ])
    );
    return { key: Buffer.from(key, 'base64').toString('utf8'), cells };
  });
}

/** The beginning of a cell up to its column; there are few columns, and each is written often. */
function columnText(column: string): string {
  let text = columnTexts.get(column);
  if (text === undefined) {
    text = `{"column":"${base64Text(column)}"`;
    columnTexts.set(column, text);
  }
  return text;
}

function base64Text(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
