import { setMaxListeners } from 'node:events';
import type { IStoredRow } from '../../rowstore';
import type { IRestOptions } from '../options';
import { compareKeys } from './compare';
import { isPlainKey, multigetPaths, qualified } from './path';
import type { TableTalk } from './tabletalk';

/** Keys of one call: enough to be worth it, few enough that several calls share the work. */
const LEAST_KEYS = 25;
const MOST_KEYS = 200;
/** Rows of a scan that looks for keys. */
const PROOF_ROWS = 20;

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

/**
 * Those of the keys, given in their order, of which there is a row. The rows of a scan come without gaps, so that one call
 * often answers for many keys.
 */
async function existing(talk: TableTalk, getting: IGetting, keys: readonly string[]): Promise<string[]> {
  const { table, columns, owner, signal } = getting;
  const found: string[] = [];
  const stop = `${keys.at(-1)}\0`;
  for (let at = 0; at < keys.length;) {
    // Bounded by the condition above.
    const start = keys[at] as string;
    const call = { start, stop, limit: PROOF_ROWS, columns, firstCell: true };
    const rows = new Set((await talk.scan(table, call, owner, signal)).map(row => row.key));
    const last = [...rows].at(-1);
    if (last === undefined) {
      return found;
    }
    const from = at;
    for (let key = keys[at]; key !== undefined && compareKeys(key, last) <= 0; key = keys[++at]) {
      if (rows.has(key)) {
        found.push(key);
      }
    }
    if (at === from) {
      // Rows from before the start: the key itself is asked for, which does not go by the order.
      found.push(start);
      at += 1;
    }
  }
  return found;
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
  const wanted = [...new Set(keys)].sort(compareKeys);
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
    await Promise.all((await existing(talk, { ...getting, signal }, doubtful)).map(one));
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
