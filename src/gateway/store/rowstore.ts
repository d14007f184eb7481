import type { CellType } from '../../core/survey/column';
import type { ILoading } from './loading';

/** Bytes of one row: column name (`i:magpsf`) to cell. Absent columns have no entry. */
export interface IStoredRow {
  readonly key: string;
  readonly cells: ReadonlyMap<string, Uint8Array>;
}

export interface IScanOptions {
  readonly table: string;
  /** Half-open ranges of keys in UTF-8 byte order. They are read in the given order. */
  readonly ranges: readonly { readonly start: string; readonly stop: string }[];
  /**
   * Columns to return; absent or empty means all. HBase leaves out rows that have none of them, and has no row where one is
   * asked for by its key: name a column that all rows have.
   */
  readonly columns?: readonly string[];
  /** Newest key first, within each range; ranges are then read last to first. */
  readonly reversed?: boolean;
  /** Most rows to return over all ranges. */
  readonly limit?: number;
  /**
   * Rows may come in any order, several ranges being read at a time: for answers that are put in order afterwards, or that
   * have none. `reversed` and `limit` hold as before. A store that reads one range after the other need not heed it.
   */
  readonly anyOrder?: boolean;
  /**
   * Cells are looked at only until the next batch is asked for: the store may use their memory for another. Keys may be kept.
   */
  readonly passing?: boolean;
  /**
   * Bounds that all rows wanted meet. A store may leave out rows that do not; it need not, and whoever asks tests again.
   * A row that lacks the column of a bound does not meet it.
   */
  readonly bounds?: readonly IColumnBound[];
  readonly signal?: AbortSignal;
}

/** Closed interval of the number in a column: `min <= value <= max`. */
export interface IColumnBound {
  readonly column: string;
  readonly type: 'double' | 'float' | 'integer' | 'long';
  readonly min?: number;
  readonly max?: number;
}

/** A region of a table: the part that one server keeps. An empty bound is the end of the table. */
export interface IRegion {
  readonly start: string;
  readonly stop: string;
}

/** Whether a source answers, as far as its last calls tell. */
export interface ISourceState {
  /** `unknown`: nobody has asked it yet, and it is not asked without need. */
  readonly state: 'up' | 'down' | 'unknown';
  /** Why it is down or unknown; else what it is, where it says so. Plain words without secrets and without traces. */
  readonly message?: string;
  readonly remedy?: string;
  /** Since when (ISO time, UTC). */
  readonly since?: string;
}

/** What a store is good at; the planner and the reader go by it. */
export interface IStoreTraits {
  /** Rows that can be read in the time in which a range of keys is opened. */
  readonly seekRows: number;
  /** Ranges that it reads at a time. */
  readonly parallel: number;
  /** It leaves out rows outside of bounds by itself, so that less is sent. */
  readonly bounds: boolean;
  /** It reads ranges from their end at half the speed or less. */
  readonly slowBackwards?: boolean;
  /** It reads many ranges in one call. */
  readonly manyRanges: boolean;
}

/** What was read through a snapshot so far. */
export interface IStoreReads {
  /** Calls made to a server, those that were made again included. */
  readonly calls: number;
  /** Rows that came. */
  readonly rows: number;
  /** Bytes that came. */
  readonly bytes: number;
}

/** A view of the store at one moment, consistent where the store can do that. Close it: an open view keeps old pages alive. */
export interface ISnapshot {
  get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined>;
  /** Same order and length as `keys`; undefined where there is no such row. */
  multiGet(
    table: string,
    keys: readonly string[],
    columns?: readonly string[],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]>;
  /** Rows in batches; rejects with the signal's reason when aborted. Schema rows are hidden. */
  scan(options: IScanOptions): AsyncIterable<readonly IStoredRow[]>;
  /** Number of rows of a table, schema rows left out, without reading them; absent where the driver cannot tell. */
  count?(table: string): Promise<number>;
  /** Type of each column that the table's schema rows name. */
  schema(table: string): Promise<ReadonlyMap<string, CellType>>;
  /** Regions of a table in the order of their keys; absent where there are none. */
  regions?(table: string): Promise<readonly IRegion[]>;
  /** What was read so far; absent where the driver does not count. */
  readonly reads?: IStoreReads | undefined;
  close(): void;
}

/** Read access to alerts, whatever keeps them. */
export interface IRowStore {
  /** Name of the driver: `embedded`, `hbase-rest`, `hbase-thrift2` or `fink-api`. */
  readonly name: string;
  tables(): Promise<readonly string[]>;
  /**
   * A view to read from.
   * @param owner - On whose account it reads; a store that is shared gives every owner a fair part.
   */
  snapshot(owner?: string): ISnapshot;
  /** What it is good at; absent means a local store that reads one range after the other. */
  readonly traits?: IStoreTraits | undefined;
  /** Whether it answers, without asking it when it was asked a moment ago; absent where it cannot be away. */
  state?(): Promise<ISourceState>;
  /** What is being loaded into it, or was when the loading was cut; absent where the driver cannot tell. */
  loading?(): Promise<ILoading | undefined>;
  /** A note of the writer, e.g. how far a file has been read; absent where the driver cannot tell. */
  mark?(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}
