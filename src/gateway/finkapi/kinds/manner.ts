import type { IAsk, IPlan, IScan } from '../../../core/plan';
import type { ITable } from '../../../core/survey/table';
import { buildKey, findTable } from '../../../core/survey/ztf';
import type { Row } from '../../../core/value';
import type { IFound } from '../../run/found';
import type { IMostRows } from '../options';
import type { ApiRecord } from '../records';
import { typedRow } from '../typedrow';

/** What is looked at to tell whether Fink left rows out, which it does without a word. */
export interface IGiven {
  readonly ask: IAsk;
  readonly plan: IPlan;
  /** Records that came. */
  readonly records: number;
  /** Those of them that pass the tests of the plan. */
  readonly found: readonly IFound[];
  readonly most: IMostRows;
}

/** How one kind of query is put to the Fink API, and how its answer is understood. */
export interface IManner<Q> {
  /** Questions in the order in which the rows of a store would come. */
  readonly asks: (query: Q, plan: IPlan) => readonly IAsk[];
  /** Rows of one answer in the order of a store. */
  readonly found: (records: readonly ApiRecord[], query: Q, plan: IPlan) => readonly IFound[];
  /** Whether Fink may have left out rows that were asked for. */
  readonly isCut: (given: IGiven) => boolean;
}

/** Stored columns that a scan stands for. */
export function columnsOf({ table, columns }: IScan): readonly string[] {
  return columns.length > 0 ? columns : tableOf(table).columns.filter(column => !column.startsWith('b:'));
}

export function tableOf(name: string): ITable {
  const table = findTable(name);
  if (table === undefined) {
    throw new Error(`unknown table: ${name}`);
  }
  return table;
}

/** The argument `columns`: always given, so that Fink computes none that nobody wants. */
export function columnsArgument(plan: IPlan, always: readonly string[]): string {
  return [...new Set([...plan.scans.flatMap(columnsOf), ...always])].join(',');
}

/**
 * A record as the row of a table.
 * @param parts - Parts of its key that are no columns.
 */
export function foundIn(
  record: ApiRecord,
  scan: IScan,
  number: number,
  parts: (row: Row) => Row = () => ({})
): IFound | undefined {
  const table = tableOf(scan.table);
  const columns = new Set(columnsOf(scan));
  const ofKey = table.key.map(part => `i:${part}`);
  const row = typedRow(record, new Set([...columns, ...ofKey]));
  const values = Object.fromEntries(table.key.map((part, at) => [part, row[ofKey[at] ?? ''] ?? null]));
  if (Object.keys(row).length === 0) {
    return undefined;
  }
  const key = buildKey(table, { ...values, ...parts(row) });
  for (const column of ofKey) {
    if (!columns.has(column)) {
      delete row[column];
    }
  }
  return { key, scan: number, row };
}

/** Number of rows in the largest group. */
export function largest(found: readonly IFound[], groupOf: (found: IFound) => unknown): number {
  const sizes = new Map<unknown, number>();
  for (const each of found) {
    const group = groupOf(each);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return Math.max(0, ...sizes.values());
}

/** Rows in the order of their keys, the highest first. */
export function highestKeyFirst(found: readonly IFound[]): IFound[] {
  return [...found].sort((a, b) => (a.key > b.key ? -1 : Number(a.key < b.key)) || a.scan - b.scan);
}
