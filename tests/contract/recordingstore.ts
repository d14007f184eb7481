import type {
  IColumnBound,
  IRowStore,
  IScanOptions,
  ISnapshot,
  IStoredRow
} from '../../src/gateway/store/rowstore';

/** One call of a store and what it gave. */
export interface IRecordedRead {
  readonly kind: 'scan' | 'multiGet';
  readonly table: string;
  /** `start stop` of each range, or the keys asked for. */
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly limit: number | undefined;
  readonly bounds: readonly IColumnBound[];
  readonly anyOrder: boolean;
  rows: number;
  /** Bytes of keys and cells. */
  bytes: number;
}

/** Sums over all reads. */
export interface IRecordedCost {
  readonly ranges: number;
  readonly rows: number;
  readonly bytes: number;
  readonly calls: number;
}

export interface IRecordingStore extends IRowStore {
  readonly reads: IRecordedRead[];
  /** Cost of what was read since the last time that it was asked for. */
  takeCost(): IRecordedCost;
}

/** A store that does what another does and writes down every read: for tests of cost. */
export function recordingStore(store: IRowStore): IRecordingStore {
  const reads: IRecordedRead[] = [];
  return {
    name: store.name,
    reads,
    takeCost() {
      const taken = reads.splice(0);
      const sum = (of: (read: IRecordedRead) => number): number =>
        taken.reduce((total, read) => total + of(read), 0);
      return {
        ranges: sum(read => (read.kind === 'scan' ? read.keys.length : 0)),
        rows: sum(read => read.rows),
        bytes: sum(read => read.bytes),
        calls: taken.length
      };
    },
    tables: () => store.tables(),
    snapshot: owner => recordingSnapshot(store.snapshot(owner), reads),
    close: () => store.close(),
    ...(store.traits === undefined ? {} : { traits: store.traits })
  };
}

function recordingSnapshot(snapshot: ISnapshot, reads: IRecordedRead[]): ISnapshot {
  const record = (
    given: Partial<IRecordedRead> & Pick<IRecordedRead, 'kind' | 'table' | 'keys'>
  ): IRecordedRead => {
    const read = { columns: [], limit: undefined, bounds: [], anyOrder: false, ...given, rows: 0, bytes: 0 };
    reads.push(read);
    return read;
  };
  return {
    get: (table, key, columns) => snapshot.get(table, key, columns),
    schema: table => snapshot.schema(table),
    close: () => snapshot.close(),
    get reads() {
      return snapshot.reads;
    },
    async multiGet(table, keys, columns = [], signal) {
      const read = record({ kind: 'multiGet', table, keys, columns });
      const rows = await snapshot.multiGet(table, keys, columns, signal);
      note(
        read,
        rows.flatMap(row => (row === undefined ? [] : [row]))
      );
      return rows;
    },
    async *scan(options: IScanOptions) {
      const { table, ranges, columns = [], limit, bounds = [], anyOrder = false } = options;
      const keys = ranges.map(range => `${range.start} ${range.stop}`);
      const read = record({ kind: 'scan', table, keys, columns, limit, bounds, anyOrder });
      for await (const rows of snapshot.scan(options)) {
        note(read, rows);
        yield rows;
      }
    }
  };
}

function note(read: IRecordedRead, rows: readonly IStoredRow[]): void {
  read.rows += rows.length;
  for (const { key, cells } of rows) {
    read.bytes += key.length;
    for (const cell of cells.values()) {
      read.bytes += cell.length;
    }
  }
}
