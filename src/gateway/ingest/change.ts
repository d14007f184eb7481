import type { ISnapshot } from '../store/rowstore';
import type { IRowToWrite, IRowWriter } from '../store/rowwriter';
import { sameCells, type Cells } from './cells';

/**
 * What one commit will do to the store: at most one new row, or one removal, for each table and key. Rows that would
 * not change anything are left out when the change is finished.
 */
export class Change {
  private readonly _tables = new Map<string, Map<string, Cells | null>>();
  private readonly _before = new Map<string, Map<string, Cells | undefined>>();

  /** @param _snapshot - The store before the change. */
  constructor(private readonly _snapshot: ISnapshot) {}

  put({ table, key, cells }: IRowToWrite): void {
    this._keys(table).set(key, cells);
  }

  remove(table: string, key: string): void {
    this._keys(table).set(key, null);
  }

  /** The row to be written; null when it will be removed, undefined when the change does not touch it. */
  get(table: string, key: string): Cells | null | undefined {
    return this._tables.get(table)?.get(key);
  }

  /** Put a row unless a better one is already to be put. */
  offer(row: IRowToWrite, compare: (a: Cells, b: Cells) => number): void {
    const other = this.get(row.table, row.key);
    if (!other || compare(row.cells, other) > 0) {
      this.put(row);
    }
  }

  keys(table: string): string[] {
    return [...(this._tables.get(table)?.keys() ?? [])];
  }

  /** Forget what was to be done to a row. */
  drop(table: string, key: string): void {
    this._tables.get(table)?.delete(key);
  }

  /** Rows as they are in the store before the change, in the order of the keys. What was asked for once is kept. */
  async before(table: string, keys: readonly string[]): Promise<(Cells | undefined)[]> {
    let known = this._before.get(table);
    if (!known) {
      known = new Map();
      this._before.set(table, known);
    }
    const rows = known;
    const unknown = keys.filter(key => !rows.has(key));
    const found = unknown.length > 0 ? await this._snapshot.multiGet(table, unknown) : [];
    unknown.forEach((key, i) => rows.set(key, found[i]?.cells));
    return keys.map(key => rows.get(key));
  }

  /** The writes that change something, and by how many rows each table grows. */
  async finish(): Promise<IFinishedChange> {
    const put: IRowToWrite[] = [];
    const remove: { table: string; key: string }[] = [];
    const growth: Record<string, number> = {};
    for (const [table, rows] of this._tables) {
      const keys = [...rows.keys()];
      const present = await this.before(table, keys);
      let added = 0;
      for (const [i, key] of keys.entries()) {
        const cells = rows.get(key);
        const before = present[i];
        if (cells && !(before && sameCells(before, cells))) {
          put.push({ table, key, cells });
          added += before || key.startsWith('schema') ? 0 : 1;
        } else if (!cells && before) {
          remove.push({ table, key });
          added -= 1;
        }
      }
      growth[table] = added;
    }
    return { put, remove, growth };
  }

  private _keys(table: string): Map<string, Cells | null> {
    let keys = this._tables.get(table);
    if (!keys) {
      keys = new Map();
      this._tables.set(table, keys);
    }
    return keys;
  }
}

/** Writes of one commit, and rows added to each table (removed rows count -1). */
export interface IFinishedChange {
  readonly put: IRowToWrite[];
  readonly remove: { table: string; key: string }[];
  readonly growth: Record<string, number>;
}

/** Whether a commit would do anything. */
export function isEmpty(change: Parameters<IRowWriter['commit']>[0]): boolean {
  return change.put.length === 0 && !change.remove?.length && !change.marks?.size;
}
