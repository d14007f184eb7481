import type { IStoredRow } from '../../rowstore';
import type { Calls } from './calls';
import { columnsOf, MOST_FRAME_BYTES, REQUESTS } from './request';
import type { RowDecoder } from './rows';
import type { TableNames } from './tablenames';

/** Rows of one call; with all columns some 1.6 MB. */
const MOST_KEYS = 200;
/** What a column, and a key, take in a request beside their names. */
const OVERHEAD = 30;
const NOTHING: ReadonlySet<string> = new Set();

/** Reads rows by their keys. */
export class RowGetter {
  constructor(
    private readonly _calls: Calls,
    private readonly _names: TableNames,
    private readonly _decoder: RowDecoder
  ) {}

  async one(
    owner: string,
    table: string,
    key: string,
    columns: readonly string[] = []
  ): Promise<IStoredRow | undefined> {
    return this._calls.make({
      request: REQUESTS.get(this._names.of(table), Buffer.from(key, 'utf8'), columnsOf(columns)),
      read: frame => this._decoder.decode(frame, 'get', NOTHING, columns).rows[0],
      table,
      owner
    });
  }

  /** Rows in the order of the keys. Long lists are read by several calls at a time; the first failure ends all. */
  async many(
    owner: string,
    table: string,
    keys: readonly string[],
    columns: readonly string[] = [],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    const stop = new AbortController();
    const stopAll = (): void => stop.abort(signal?.reason);
    signal?.addEventListener('abort', stopAll, { once: true });
    try {
      const parts = await Promise.all(
        chunks(keys, columns).map(part => this._some(owner, table, part, columns, stop.signal))
      );
      return parts.length === 1 ? (parts[0] ?? []) : parts.flat();
    } finally {
      signal?.removeEventListener('abort', stopAll);
      stop.abort();
    }
  }

  private async _some(
    owner: string,
    table: string,
    keys: readonly string[],
    columns: readonly string[],
    signal: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    const rows = keys.map(key => Buffer.from(key, 'utf8'));
    return this._calls.make({
      request: REQUESTS.getMultiple(this._names.of(table), rows, columnsOf(columns)),
      read: frame => [...this._decoder.decode(frame, 'getMultiple', NOTHING, columns).rows],
      table,
      owner,
      signal
    });
  }
}

/** Keys by calls. The columns are repeated with every key: there must not be too many of both in a request. */
function chunks(keys: readonly string[], columns: readonly string[]): string[][] {
  const bytesOfColumns = columns.reduce((sum, column) => sum + column.length + OVERHEAD, 0);
  const parts: string[][] = [];
  let bytes = Infinity;
  for (const key of keys) {
    const own = bytesOfColumns + Buffer.byteLength(key) + OVERHEAD;
    const part = parts.at(-1);
    if (part === undefined || part.length === MOST_KEYS || bytes + own > MOST_FRAME_BYTES) {
      parts.push([key]);
      bytes = own;
    } else {
      part.push(key);
      bytes += own;
    }
  }
  return parts;
}
