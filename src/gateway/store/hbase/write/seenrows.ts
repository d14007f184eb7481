import { storedName } from './tables';

/** Names of columns of a row; undefined when there is no such row. */
export type SeenColumns = ReadonlySet<string> | undefined;

/**
 * What the plan of the next change has seen of the rows that it may write: the writer then need not read them again to find
 * out which of their columns have to go.
 */
export class SeenRows {
  private readonly _rows = new Map<string, SeenColumns>();
  /** Rows of a table mostly have the same columns: one set for all of them. */
  private readonly _sets = new Map<string, ReadonlySet<string>>();

  add(table: string, key: string, columns: Iterable<string> | undefined): void {
    this._rows.set(idOf(table, key), columns === undefined ? undefined : this._setOf([...columns]));
  }

  has(table: string, key: string): boolean {
    return this._rows.has(idOf(table, key));
  }

  get(table: string, key: string): SeenColumns {
    return this._rows.get(idOf(table, key));
  }

  clear(): void {
    this._rows.clear();
  }

  private _setOf(columns: readonly string[]): ReadonlySet<string> {
    const name = columns.join('\n');
    let set = this._sets.get(name);
    if (set === undefined) {
      set = new Set(columns);
      this._sets.set(name, set);
    }
    return set;
  }
}

function idOf(table: string, key: string): string {
  return `${storedName(table)}\n${key}`;
}
