import type { CellType } from '../../core/survey/column';
import { damaged, isDamage } from './damaged';
import { META, META_DICTIONARY, type IMoment, type Table } from './environment';
import { StoreDictionary } from './dictionary';
import { RowReader } from './unpackrow';
import type { IScanOptions, ISnapshot, IStoredRow } from './rowstore';
import { settled } from './settled';

/** Rows are delivered in batches of at most so many rows and about so many bytes; between them other work gets its turn. */
const BATCH_ROWS = 500;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Opening a range takes about as long as reading so many rows. */
const SEARCH_COST = 10;
const SCHEMA_PREFIX = 'schema';
const SCHEMA_ROWS = { start: SCHEMA_PREFIX, stop: 'schemb' };
const TYPES: ReadonlySet<string> = new Set<CellType>([
  'string',
  'double',
  'float',
  'integer',
  'long',
  'boolean',
  'binary'
]);

/** One moment of the embedded store; later commits do not show in it. */
export class EmbeddedSnapshot implements ISnapshot {
  private _closed = false;

  constructor(private readonly _moment: IMoment) {}

  get tables(): readonly string[] {
    return [...this._moment.tables.keys()].filter(name => name !== META);
  }

  get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined> {
    return settled(() => this._get(table, key, this._reader(table, columns)));
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns?: readonly string[],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    const reader = this._reader(table, columns);
    const rows: (IStoredRow | undefined)[] = [];
    for (let from = 0; from < keys.length; from += BATCH_ROWS) {
      if (from > 0) {
        await otherWork();
      }
      signal?.throwIfAborted();
      for (const key of keys.slice(from, from + BATCH_ROWS)) {
        rows.push(this._get(table, key, reader));
      }
    }
    return rows;
  }

  scan(options: IScanOptions): AsyncIterable<readonly IStoredRow[]> {
    return this.scanAll(options, false);
  }

  /** Like `scan`; with `hidden` the schema rows come too. */
  async *scanAll(
    options: IScanOptions,
    hidden: boolean
  ): AsyncGenerator<readonly IStoredRow[], void, undefined> {
    const { signal } = options;
    const reader = this._reader(options.table, options.columns);
    const reversed = options.reversed === true;
    const ranges = reversed ? [...options.ranges].reverse() : options.ranges;
    let left = options.limit ?? Infinity;
    let work = 0;
    for (const range of ranges) {
      let start: Buffer = Buffer.from(range.start, 'utf8');
      let stop: Buffer = Buffer.from(range.stop, 'utf8');
      let resumed = false;
      while (left > 0 && Buffer.compare(start, stop) < 0) {
        if (work >= BATCH_ROWS) {
          work = 0;
          await otherWork();
        }
        signal?.throwIfAborted();
        const batch = this._readGuarded(options.table, {
          start,
          stop,
          resumed,
          reversed,
          hidden,
          left,
          reader
        });
        // A full batch counts as such even if it is full of bytes; a short range costs a search.
        work += batch.last === undefined ? batch.rows.length + SEARCH_COST : BATCH_ROWS;
        if (batch.rows.length > 0) {
          left -= batch.rows.length;
          yield batch.rows;
        }
        if (batch.last === undefined) {
          break;
        }
        resumed = true;
        if (reversed) {
          stop = batch.last;
        } else {
          start = batch.last;
        }
      }
    }
    signal?.throwIfAborted();
  }

  /** The newest commit is counted, which may be later than this moment. */
  async count(table: string): Promise<number> {
    const db = this._table(table);
    if (db === undefined) {
      return 0;
    }
    // The typings leave the answer open; `entryCount` is LMDB's own count of a table.
    const { entryCount } = this._guarded(table, () => db.getStats() as { readonly entryCount: number });
    let schemas = 0;
    for await (const rows of this.scanAll({ table, ranges: [SCHEMA_ROWS], columns: ['none'] }, true)) {
      schemas += rows.length;
    }
    return entryCount - schemas;
  }

  async schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    const types = new Map<string, CellType>();
    for await (const rows of this.scanAll({ table, ranges: [SCHEMA_ROWS] }, true)) {
      for (const row of rows) {
        for (const [column, cell] of row.cells) {
          const name = Buffer.from(cell).toString('utf8');
          if (TYPES.has(name)) {
            // Checked against the list of types on the line above.
            types.set(column, name as CellType);
          }
        }
      }
    }
    return types;
  }

  close(): void {
    if (!this._closed) {
      this._closed = true;
      this._moment.environment.end(this._moment);
    }
  }

  /** The table, or undefined when the store has none of that name: it is then as good as empty. */
  private _table(name: string): Table | undefined {
    if (this._closed) {
      throw new Error('invalid snapshot: it has been closed');
    }
    return name === META ? undefined : this._moment.tables.get(name);
  }

  private _get(table: string, key: string, reader: RowReader): IStoredRow | undefined {
    const db = this._table(table);
    if (db === undefined || key === '' || key.startsWith(SCHEMA_PREFIX)) {
      return undefined;
    }
    const { transaction } = this._moment;
    const bytes = this._guarded(table, () => db.get(Buffer.from(key, 'utf8'), { transaction }));
    return bytes === undefined ? undefined : { key, cells: this._unpack(table, key, bytes, reader) };
  }

  private _readGuarded(
    ...given: Parameters<EmbeddedSnapshot['_read']>
  ): ReturnType<EmbeddedSnapshot['_read']> {
    return this._guarded(given[0], () => this._read(...given));
  }

  /** Does some reading; what LMDB finds wrong with the file gets its name and a remedy. */
  private _guarded<T>(table: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw isDamage(error) ? damaged(this._moment.environment.file, `table ${table}`, error) : error;
    }
  }

  /** Reads one batch without a pause. `last` is the key to go on from, or undefined at the end of the range. */
  private _read(
    table: string,
    part: {
      readonly start: Buffer;
      readonly stop: Buffer;
      readonly resumed: boolean;
      readonly reversed: boolean;
      readonly hidden: boolean;
      readonly left: number;
      readonly reader: RowReader;
    }
  ): { rows: IStoredRow[]; last: Buffer | undefined } {
    const rows: IStoredRow[] = [];
    const db = this._table(table);
    if (db === undefined) {
      return { rows, last: undefined };
    }
    const limit = Math.min(BATCH_ROWS, part.left);
    const { transaction } = this._moment;
    const bounds = part.reversed
      ? { start: part.stop, exclusiveStart: true, end: part.start, inclusiveEnd: true, reverse: true }
      : { start: part.start, exclusiveStart: part.resumed, end: part.stop };
    let bytes = 0;
    let seen = 0;
    for (const { key, value } of db.getRange({ ...bounds, limit, transaction })) {
      seen += 1;
      bytes += value.length;
      const text = key.toString('utf8');
      if (part.hidden || !text.startsWith(SCHEMA_PREFIX)) {
        rows.push({ key: text, cells: this._unpack(table, text, value, part.reader) });
      }
      if (seen === limit || bytes > BATCH_BYTES) {
        return { rows, last: Buffer.from(key) };
      }
    }
    return { rows, last: undefined };
  }

  private _unpack(table: string, key: string, bytes: Uint8Array, reader: RowReader): Map<string, Uint8Array> {
    try {
      return reader.cells(key, bytes);
    } catch (error) {
      throw damaged(this._moment.environment.file, `row ${key} of table ${table}`, error);
    }
  }

  private _reader(table: string, columns: readonly string[] | undefined): RowReader {
    const { environment, tables, transaction } = this._moment;
    return new RowReader(table, environment.dictionary, wantedColumns(columns), () => {
      environment.dictionary = StoreDictionary.parse(tables.get(META)?.get(META_DICTIONARY, { transaction }));
      return environment.dictionary;
    });
  }
}

function wantedColumns(columns: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return columns === undefined || columns.length === 0 ? undefined : new Set(columns);
}

/** Lets other events of the process have their turn. */
function otherWork(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
