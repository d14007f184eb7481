import { decodeCell } from '../../src/core/survey/cell';
import {
  type IColumnBound,
  type IRowStore,
  type IScanOptions,
  type ISnapshot,
  type IStoredRow,
  type IStoreTraits
} from '../../src/gateway/store/rowstore';

/** What a store far away may do with a reading, and what it makes of its calls. */
export interface IFarStoreOptions extends Partial<IStoreTraits> {
  /** Rows in a batch. */
  readonly batch?: number;
}

/**
 * A store that behaves as one over a network does: leaves out rows beyond bounds, gives ranges that may come in any order last
 * to first, and counts calls.
 */
export function farStore(store: IRowStore, options: IFarStoreOptions = {}): IRowStore {
  const { seekRows = 30, parallel = 8, bounds = false, manyRanges = false, batch = 7 } = options;
  const traits = { seekRows, parallel, bounds, manyRanges };
  return {
    name: 'far',
    traits,
    tables: () => store.tables(),
    snapshot: owner => farSnapshot(store.snapshot(owner), traits, batch),
    close: () => store.close()
  };
}

function farSnapshot(snapshot: ISnapshot, traits: IStoreTraits, batch: number): ISnapshot {
  const reads = { calls: 0, rows: 0, bytes: 0 };
  return {
    get: (table, key, columns) => snapshot.get(table, key, columns),
    schema: table => snapshot.schema(table),
    close: () => snapshot.close(),
    get reads() {
      return { ...reads };
    },
    async multiGet(table, keys, columns, signal) {
      reads.calls += 1;
      return snapshot.multiGet(table, keys, columns, signal);
    },
    async *scan(given) {
      const { bounds = [], limit = Infinity, ...rest } = given;
      reads.calls += traits.manyRanges ? 1 : given.ranges.length;
      const rows: IStoredRow[] = [];
      for (const range of order(given)) {
        for await (const found of snapshot.scan({ ...rest, ranges: [range] })) {
          rows.push(...found.filter(row => !traits.bounds || bounds.every(bound => meets(bound, row))));
        }
      }
      for (let at = 0; at < Math.min(rows.length, limit); at += batch) {
        yield rows.slice(at, Math.min(at + batch, limit));
      }
    }
  };
}

/** Ranges in the order in which they are read: as asked for, or the other way round where any order will do. */
function order({ ranges, reversed = false, anyOrder = false }: IScanOptions): IScanOptions['ranges'] {
  return reversed === anyOrder ? ranges : [...ranges].reverse();
}

function meets(
  { column, type, min = -Infinity, max = Infinity }: IColumnBound,
  { cells }: IStoredRow
): boolean {
  const cell = cells.get(column);
  const value = cell === undefined ? NaN : Number(decodeCell(type, cell, column));
  return value >= min && value <= max;
}
