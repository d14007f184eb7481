import type { IRowStore, IScanOptions, ISnapshot } from '../../src/gateway/store/rowstore';

/** One call of a store and what it gave. */
export interface IRecordedRead {
  readonly kind: 'scan' | 'multiGet';
  readonly table: string;
  /** `start stop` of each range, or the keys asked for. */
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly limit: number | undefined;
  rows: number;
}

/** A store that does what another does and writes down every read: for tests of cost. */
export function recordingStore(store: IRowStore): IRowStore & { readonly reads: IRecordedRead[] } {
  const reads: IRecordedRead[] = [];
  return {
    name: store.name,
    reads,
    tables: () => store.tables(),
    snapshot: () => recordingSnapshot(store.snapshot(), reads),
    close: () => store.close()
  };
}

function recordingSnapshot(snapshot: ISnapshot, reads: IRecordedRead[]): ISnapshot {
  return {
    get: (table, key, columns) => snapshot.get(table, key, columns),
    schema: table => snapshot.schema(table),
    close: () => snapshot.close(),
    async multiGet(table, keys, columns = [], signal) {
      const read: IRecordedRead = { kind: 'multiGet', table, keys, columns, limit: undefined, rows: 0 };
      reads.push(read);
      const rows = await snapshot.multiGet(table, keys, columns, signal);
      read.rows = rows.filter(row => row !== undefined).length;
      return rows;
    },
    async *scan(options: IScanOptions) {
      const { table, ranges, columns = [], limit } = options;
      const keys = ranges.map(range => `${range.start} ${range.stop}`);
      const read: IRecordedRead = { kind: 'scan', table, keys, columns, limit, rows: 0 };
      reads.push(read);
      for await (const rows of snapshot.scan(options)) {
        read.rows += rows.length;
        yield rows;
      }
    }
  };
}
