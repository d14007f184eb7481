import type { ISnapshot } from './rowstore';

/** One row to be written. */
export interface IRowToWrite {
  readonly table: string;
  readonly key: string;
  readonly cells: ReadonlyMap<string, Uint8Array>;
}

/** Write access, held by the ingest process alone. */
export interface IRowWriter {
  /**
   * Write rows, delete rows and set marks in one transaction: all of it is there afterwards, or nothing is.
   * A row replaces the whole row of the same key.
   */
  commit(change: {
    readonly put: readonly IRowToWrite[];
    readonly remove?: readonly { readonly table: string; readonly key: string }[];
    /** Notes of the writer itself, e.g. how far a file has been read. */
    readonly marks?: ReadonlyMap<string, string>;
  }): Promise<void>;
  mark(name: string): Promise<string | undefined>;
  /** Read what is there, for "the latest alert wins" and the recomputed tables. */
  snapshot(): ISnapshot;
  /** Gives the write lock back. */
  close(): Promise<void>;
}
