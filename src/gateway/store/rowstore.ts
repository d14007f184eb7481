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
  /** Columns to return; absent or empty means all. */
  readonly columns?: readonly string[];
  /** Newest key first, within each range; ranges are then read last to first. */
  readonly reversed?: boolean;
  /** Most rows to return over all ranges. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** A consistent view of the store at one moment. Close it: an open view keeps old pages alive. */
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
  close(): void;
}

/** Read access to alerts, whatever keeps them. */
export interface IRowStore {
  /** Short name of the driver, e.g. `embedded`. */
  readonly name: string;
  tables(): Promise<readonly string[]>;
  snapshot(): ISnapshot;
  /** What is being loaded into it, or was when the loading was cut; absent where the driver cannot tell. */
  loading?(): Promise<ILoading | undefined>;
  /** A note of the writer, e.g. how far a file has been read; absent where the driver cannot tell. */
  mark?(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}
