import type { CellType } from '../../../../core/survey/column';
import type { IScanOptions, ISnapshot, IStoredRow } from '../../rowstore';
import type { SeenRows } from './seenrows';
import { storedName } from './tables';

/** Rows that are asked for at a time: enough for all connections of a driver. */
const KEYS = 2000;

/**
 * Reads for the plan of a change: under the names of the ingestion, noting what was seen. A table that this writer does not
 * have is empty. It shows the newest rows, not one moment; nobody else writes meanwhile.
 */
export class WriteSnapshot implements ISnapshot {
  constructor(
    private readonly _reads: ISnapshot,
    private readonly _tables: ReadonlySet<string>,
    private readonly _seen: SeenRows
  ) {}

  async get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined> {
    const [row] = await this.multiGet(table, [key], columns);
    return row;
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns: readonly string[] = [],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    const name = storedName(table);
    if (!this._tables.has(name) || keys.length === 0) {
      return keys.map(() => undefined);
    }
    const rows: (IStoredRow | undefined)[] = [];
    for (let from = 0; from < keys.length; from += KEYS) {
      rows.push(...(await this._reads.multiGet(name, keys.slice(from, from + KEYS), columns, signal)));
    }
    if (columns.length === 0) {
      // Rows that name types are hidden from readers: that one does not come says nothing.
      keys.forEach((key, i) => {
        if (!key.startsWith('schema')) {
          this._seen.add(name, key, rows[i]?.cells.keys());
        }
      });
    }
    return rows;
  }

  async *scan(options: IScanOptions): AsyncGenerator<readonly IStoredRow[], void, undefined> {
    const table = storedName(options.table);
    if (this._tables.has(table)) {
      yield* this._reads.scan({ ...options, table });
    }
  }

  async schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    const name = storedName(table);
    return this._tables.has(name) ? this._reads.schema(name) : new Map<string, CellType>();
  }

  close(): void {
    this._reads.close();
  }
}
