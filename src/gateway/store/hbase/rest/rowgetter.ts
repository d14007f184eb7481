import { setMaxListeners } from 'node:events';
import type { IStoredRow } from '../../rowstore';
import type { IRestOptions } from '../options';
import { isPlainKey, multigetPaths, qualified } from './path';
import type { TableTalk } from './tabletalk';

/** Keys of one call: enough to be worth it, few enough that several calls share the work. */
const LEAST_KEYS = 25;
const MOST_KEYS = 200;

/** Of what table which columns, on whose account. */
export interface IGetting {
  readonly table: string;
  readonly columns: readonly string[];
  readonly owner: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gets a row by its key: by a scan of that key alone. A scan takes every key for what it is, and an answer without rows
 * proves that there is none, which the server's status 404 does not.
 */
export async function getRow(
  talk: TableTalk,
  getting: IGetting,
  key: string
): Promise<IStoredRow | undefined> {
  const { table, columns, owner, signal } = getting;
  const [row] = await talk.scan(table, { start: key, stop: `${key}\0`, limit: 1, columns }, owner, signal);
  return row?.key === key ? row : undefined;
}

/** Gets rows by their keys; those that are not there are not in the answer. */
export async function getRows(
  talk: TableTalk,
  options: IRestOptions,
  getting: IGetting,
  keys: readonly string[]
): Promise<ReadonlyMap<string, IStoredRow>> {
  const { table, columns, owner } = getting;
  getting.signal?.throwIfAborted();
  const rows = new Map<string, IStoredRow>();
  const stop = new AbortController();
  // Each call listens, and there may be one for each key.
  setMaxListeners(0, stop.signal);
  const leave = (): void => stop.abort(getting.signal?.reason);
  getting.signal?.addEventListener('abort', leave, { once: true });
  const { signal } = stop;
  // In the order of keys, so that a call has to do with few regions.
  const wanted = [...new Set(keys)].sort();
  const most = Math.min(MOST_KEYS, Math.max(LEAST_KEYS, Math.ceil(wanted.length / options.parallel)));
  const kept = new Set(columns);
  const one = async (key: string): Promise<void> => {
    const row = await getRow(talk, { ...getting, signal }, key);
    if (row !== undefined) {
      rows.set(key, row);
    }
  };
  const many = async (path: string, asked: readonly string[]): Promise<void> => {
    const got = new Map((await talk.multiget(path, table, owner, signal, kept)).map(row => [row.key, row]));
    const doubtful = asked.filter(key => {
      const row = got.get(key);
      if (row !== undefined && row.cells.size > 0) {
        rows.set(key, row);
      }
      return row === undefined;
    });
    // Some servers leave rows out that they could not read; only a scan proves that there is none.
    await Promise.all(doubtful.map(one));
  };
  try {
    const paths = multigetPaths(
      qualified(options.namespace, table),
      wanted.filter(isPlainKey),
      columns,
      most
    );
    await Promise.all([
      ...paths.map(call => many(call.path, call.keys)),
      ...wanted.filter(key => !isPlainKey(key)).map(one)
    ]);
    return rows;
  } finally {
    getting.signal?.removeEventListener('abort', leave);
    // At the first error the other calls are of no use.
    stop.abort(new Error('the rows are not needed any more'));
  }
}
