import type { CellType } from '../../../../core/survey/column';
import type { IRegion, IScanOptions, ISnapshot, IStoredRow } from '../../rowstore';
import type { Catalogue } from '../catalogue';
import { isHidden } from '../keybytes';
import type { IScanner } from './scanner';
import type { RowGetter } from './rowgetter';

const MOST_KEY_BYTES = 32_767;

/** What a snapshot reads with; all of it is the store's. */
export interface IReaders {
  readonly catalogue: Catalogue;
  readonly rows: RowGetter;
  readonly scanner: IScanner;
}

/** A view of the tables as they are: HBase has no snapshots for readers. Closing it only ends its use. */
export class Thrift2Snapshot implements ISnapshot {
  private _closed = false;

  constructor(
    private readonly _readers: IReaders,
    private readonly _owner: string
  ) {}

  async get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined> {
    this._open(table);
    return isReadable(key) ? this._readers.rows.one(this._owner, table, key, columns) : undefined;
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns?: readonly string[],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    this._open(table);
    signal?.throwIfAborted();
    const readable = keys.filter(isReadable);
    const rows = await this._readers.rows.many(this._owner, table, readable, columns, signal);
    if (readable.length === keys.length) {
      return rows;
    }
    let next = 0;
    return keys.map(key => (isReadable(key) ? rows[next++] : undefined));
  }

  async *scan(options: IScanOptions): AsyncIterable<readonly IStoredRow[]> {
    this._open(options.table);
    yield* this._readers.scanner.scan(this._owner, options);
  }

  async schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    this._open(table);
    return this._readers.catalogue.schema(table);
  }

  async regions(table: string): Promise<readonly IRegion[]> {
    this._open(table);
    return this._readers.catalogue.regions(table);
  }

  close(): void {
    this._closed = true;
  }

  private _open(table: string): void {
    if (this._closed) {
      throw new Error('invalid snapshot: it has been closed');
    }
    this._readers.catalogue.check(table);
  }
}

/** HBase has no row of an empty key or one of more than 32 767 bytes, and fails when it is to look for one. */
function isReadable(key: string): boolean {
  return key !== '' && Buffer.byteLength(key) <= MOST_KEY_BYTES && !isHidden(key);
}
