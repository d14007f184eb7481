/** What a stateless scan is asked for. Bounds are text: HBase's REST server reads them as UTF-8. */
export interface IScanCall {
  readonly start: string;
  readonly stop: string;
  readonly limit: number;
  /** From `start` downwards; `start` is then the upper end. In both directions `start` is read, `stop` is not. */
  readonly reversed?: boolean;
  readonly columns: readonly string[];
  /** Only the first cell of each row is of use; with a filter more may come. */
  readonly firstCell?: boolean;
  /** Filter in HBase's filter language, as bytes. */
  readonly filter?: Buffer | undefined;
}

/** Longest path of a request: servers take 64 kB of headers, proxies often 8 or 16 kB of path. */
const MOST_PATH = 7500;
/** Keys that multiget takes for what they are. In others `/` `,` `*` `+` `%` mean something to one server or the other. */
const PLAIN = /^[\p{L}\p{N} _.@:()=~-]+$/u;
const PLAIN_COLUMN = /^[A-Za-z0-9_.:-]+$/;
/** With more text of columns than this there is little room for keys. */
const MOST_COLUMNS = 3000;

/** `fink:ztf.class`; the name alone in the namespace `default`. */
export function qualified(namespace: string | undefined, table: string): string {
  return namespace === undefined || namespace === 'default' ? table : `${namespace}:${table}`;
}

/** Path of a stateless scan. Start and stop are always given where there is one: HBase's prefix is not to be relied on. */
export function scanPath(table: string, call: IScanCall): string {
  const parts = [`limit=${call.limit}`];
  if (call.start !== '') {
    parts.push(`startrow=${encodeURIComponent(call.start)}`);
  }
  if (call.stop !== '') {
    parts.push(`endrow=${encodeURIComponent(call.stop)}`);
  }
  if (call.reversed === true) {
    parts.push('reversed=true');
  }
  for (const column of call.columns) {
    parts.push(`column=${encodeURIComponent(column)}`);
  }
  if (call.filter !== undefined) {
    parts.push(`filter_b64=${call.filter.toString('base64url')}`);
  } else if (call.firstCell === true) {
    parts.push('filter=FirstKeyOnlyFilter()');
  }
  return `/${encodeURIComponent(table)}/*?${parts.join('&')}`;
}

/** Whether multiget gets a row of this key right on every server. */
export function isPlainKey(key: string): boolean {
  return PLAIN.test(key);
}

/**
 * Paths that get rows of plain keys, split so that each is short enough. The rows may have more than the columns asked for:
 * all are asked for when the columns cannot be told in a path.
 * @param most - Most keys in one.
 */
export function multigetPaths(
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  most: number
): { readonly path: string; readonly keys: readonly string[] }[] {
  const list = columns.join(',');
  const tell =
    list !== '' && list.length <= MOST_COLUMNS && columns.every(column => PLAIN_COLUMN.test(column));
  const head = `/${encodeURIComponent(table)}/multiget${tell ? `/${list}` : ''}?`;
  const calls: { path: string; keys: string[] }[] = [];
  for (const key of keys) {
    const part = `row=${encodeURIComponent(key)}`;
    const last = calls.at(-1);
    if (last === undefined || last.keys.length >= most || last.path.length + part.length >= MOST_PATH) {
      calls.push({ path: `${head}${part}`, keys: [key] });
    } else {
      last.path += `&${part}`;
      last.keys.push(key);
    }
  }
  return calls;
}
