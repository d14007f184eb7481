import type { CellType } from '../../core/survey/column';
import { decodeCells, encodeCells, type CellValue } from '../../core/survey/cell';
import { ztfColumns } from '../../core/survey/ztf';
import type { Row } from '../../core/value';

export type Cells = ReadonlyMap<string, Uint8Array>;

/** Type of a column of a ZTF table; those of `statistics_class` are all long. */
export function typeOf(column: string): CellType | undefined {
  return ztfColumns.get(column)?.type ?? (/^(basic|class):/.test(column) ? 'long' : undefined);
}

export function toCells(row: Readonly<Record<string, CellValue | null>>): Cells {
  return encodeCells(row, typeOf);
}

export function toRow(cells: Cells): Row {
  return decodeCells(cells, typeOf);
}

export function sameCells(a: Cells, b: Cells): boolean {
  if (a.size !== b.size) {
    return false;
  }
  for (const [name, bytes] of a) {
    const other = b.get(name);
    if (other?.length !== bytes.length || !sameBytes(bytes, other)) {
      return false;
    }
  }
  return true;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length > 32) {
    return Buffer.compare(a, b) === 0;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

/**
 * A total order of rows by their bytes: more cells first, then column names, then bytes. It decides between two rows
 * that nothing else decides between, so that the order of ingestion does not matter.
 */
export function compareCells(a: Cells, b: Cells): number {
  if (a.size !== b.size) {
    return a.size - b.size;
  }
  if (sameCells(a, b)) {
    return 0;
  }
  const left = [...a].sort(byName);
  const right = [...b].sort(byName);
  for (const [i, [name, bytes]] of left.entries()) {
    const [otherName, otherBytes] = right[i] ?? ['', new Uint8Array()];
    const order = name === otherName ? Buffer.compare(bytes, otherBytes) : name < otherName ? -1 : 1;
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function byName(a: readonly [string, Uint8Array], b: readonly [string, Uint8Array]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
