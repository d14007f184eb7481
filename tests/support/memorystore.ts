import { type CellType } from '../../src/core/survey/column';
import {
  type IRowStore,
  type IScanOptions,
  type ISnapshot,
  type IStoredRow
} from '../../src/gateway/store/rowstore';

/** What a test can watch and disturb. */
export interface IMemoryStoreOptions {
  /** Rows in a batch of a scan. */
  readonly batch?: number;
  /** Runs before each batch of a scan; a rejection fails the scan. */
  readonly beforeBatch?: (table: string, batch: number) => Promise<void> | void;
}

/** A store in memory: sorted rows by table. Counts what is open, so that tests see whether everything is given back. */
export class MemoryStore implements IRowStore {
  readonly name = 'memory';
  openSnapshots = 0;
  rowsRead = 0;
  private readonly _tables = new Map<string, Map<string, ReadonlyMap<string, Uint8Array>>>();

  constructor(private readonly _options: IMemoryStoreOptions = {}) {}

  put(table: string, key: string, cells: ReadonlyMap<string, Uint8Array>): void {
    const rows = this._tables.get(table) ?? new Map<string, ReadonlyMap<string, Uint8Array>>();
    rows.set(key, cells);
    this._tables.set(table, rows);
  }

  async tables(): Promise<readonly string[]> {
    return [...this._tables.keys()];
  }

  snapshot(): ISnapshot {
    this.openSnapshots += 1;
    let open = true;
    return {
      get: async (table, key, columns) => this._get(table, key, columns),
      multiGet: async (table, keys, columns) => keys.map(key => this._get(table, key, columns)),
      scan: options => this._scan(options),
      schema: async (): Promise<ReadonlyMap<string, CellType>> => new Map(),
      close: () => {
        this.openSnapshots -= open ? 1 : 0;
        open = false;
      }
    };
  }

  async close(): Promise<void> {
    // Nothing to give back.
  }

  private _get(table: string, key: string, columns?: readonly string[]): IStoredRow | undefined {
    const cells = this._tables.get(table)?.get(key);
    return cells && { key, cells: chosen(cells, columns) };
  }

  private async *_scan(options: IScanOptions): AsyncGenerator<readonly IStoredRow[], void, undefined> {
    const { table, ranges, columns, reversed, limit = Infinity, signal } = options;
    const all = [...(this._tables.get(table) ?? [])].sort(([a], [b]) => (bytes(a) < bytes(b) ? -1 : 1));
    const found = ranges.flatMap(({ start, stop }) =>
      all.filter(([key]) => bytes(start) <= bytes(key) && bytes(key) < bytes(stop))
    );
    const rows = (reversed ? found.reverse() : found).slice(0, limit);
    const size = this._options.batch ?? 100;
    for (let at = 0; at < rows.length; at += size) {
      await this._options.beforeBatch?.(table, at / size);
      signal?.throwIfAborted();
      const batch = rows.slice(at, at + size).map(([key, cells]) => ({ key, cells: chosen(cells, columns) }));
      this.rowsRead += batch.length;
      yield batch;
    }
    signal?.throwIfAborted();
  }
}

function chosen(
  cells: ReadonlyMap<string, Uint8Array>,
  columns?: readonly string[]
): ReadonlyMap<string, Uint8Array> {
  return columns && columns.length > 0
    ? new Map([...cells].filter(([name]) => columns.includes(name)))
    : cells;
}

/** Text whose order as UTF-16 is the order of its UTF-8 bytes. */
function bytes(key: string): string {
  return Buffer.from(key, 'utf8').toString('latin1');
}
