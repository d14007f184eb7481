import type { IRegion, IStoredRow } from '../../rowstore';
import { StoreFault } from '../../storefault';
import type { ICatalogueCalls } from '../catalogue';
import { SCHEMA_ROWS } from '../keybytes';
import type { IRestOptions } from '../options';
import type { RestCaller } from './caller';
import { isCellSet, rowsOf, textOf } from './cellset';
import { qualified, scanPath, type IScanCall } from './path';

/** On whose account the tables themselves are asked for. */
export const CATALOGUE = 'catalogue';
const SCHEMA_PAGE = 20;

/** What is asked of a REST server: rows of a scan, and what tables there are. */
export class TableTalk implements ICatalogueCalls {
  constructor(
    private readonly _caller: RestCaller,
    private readonly _options: IRestOptions
  ) {}

  /** Rows of a stateless scan as they come; there may be more, whatever their number. */
  scan(
    table: string,
    call: IScanCall,
    owner: string,
    signal?: AbortSignal,
    keep?: ReadonlySet<string>
  ): Promise<IStoredRow[]> {
    const path = scanPath(qualified(this._options.namespace, table), call);
    return this._caller.get(path, { owner, table, signal }, answer => rowsOf(cellSet(answer), keep));
  }

  /** Rows got by their keys, as far as the server gives them: one that is not among them may exist. */
  multiget(
    path: string,
    table: string,
    owner: string,
    signal: AbortSignal | undefined,
    keep: ReadonlySet<string>
  ): Promise<IStoredRow[]> {
    const call = { owner, table, signal, mayBeNothing: true };
    return this._caller.get(path, call, answer =>
      answer === null ? [] : rowsOf(cellSet(answer), keep.size === 0 ? undefined : keep)
    );
  }

  async tables(): Promise<readonly string[]> {
    const { namespace } = this._options;
    const inside = namespace !== undefined && namespace !== 'default';
    // The server's first page names the tables of all namespaces; those of `default` have no prefix.
    const names = await this._caller.get('/', { owner: CATALOGUE }, answer =>
      listOf(answer, 'table').map(nameOf)
    );
    const prefix = `${namespace}:`;
    return inside
      ? names.filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length))
      : names.filter(name => !name.includes(':'));
  }

  async schemaRows(table: string): Promise<readonly IStoredRow[]> {
    const rows: IStoredRow[] = [];
    for (let start = SCHEMA_ROWS.start.toString('utf8'); ;) {
      const stop = SCHEMA_ROWS.stop.toString('utf8');
      const page = await this.scan(table, { start, stop, limit: SCHEMA_PAGE, columns: [] }, CATALOGUE);
      const last = page.at(-1);
      if (last === undefined) {
        return rows;
      }
      rows.push(...page);
      start = `${last.key}\0`;
    }
  }

  async regions(table: string): Promise<readonly IRegion[]> {
    const path = `/${encodeURIComponent(qualified(this._options.namespace, table))}/regions`;
    const regions = await this._caller.get(path, { owner: CATALOGUE, table }, answer =>
      listOf(answer, 'Region').map(regionOf)
    );
    return regions.sort((a, b) => Buffer.compare(Buffer.from(a.start, 'utf8'), Buffer.from(b.start, 'utf8')));
  }

  /** Families of columns of a table; undefined where the server does not tell. */
  async families(table: string): Promise<ReadonlySet<string> | undefined> {
    const path = `/${encodeURIComponent(qualified(this._options.namespace, table))}/schema`;
    try {
      return await this._caller.get(
        path,
        { owner: CATALOGUE, table },
        answer => new Set(listOf(answer, 'ColumnSchema').map(nameOf))
      );
    } catch (error) {
      if (error instanceof StoreFault && error.trouble === 'refused') {
        // Some proxies let nobody see how tables are made.
        return undefined;
      }
      throw error;
    }
  }
}

function cellSet(answer: unknown): Parameters<typeof rowsOf>[0] {
  if (!isCellSet(answer)) {
    throw new TypeError('no rows');
  }
  return answer;
}

function listOf(answer: unknown, name: string): readonly unknown[] {
  const list: unknown =
    typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[name] : undefined;
  if (!Array.isArray(list)) {
    throw new TypeError(`no ${name}`);
  }
  return list;
}

function textIn(item: unknown, name: string): string {
  const text: unknown =
    typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[name] : undefined;
  if (typeof text !== 'string') {
    throw new TypeError(`no ${name}`);
  }
  return text;
}

const nameOf = (item: unknown): string => textIn(item, 'name');

/** Bounds of regions need not be text: operators split tables at any bytes. */
function regionOf(item: unknown): IRegion {
  const bound = (name: string): string => {
    const bytes = Buffer.from(textIn(item, name), 'base64');
    try {
      return textOf(bytes);
    } catch {
      // The text before the first byte that is not: close enough, since regions only guide how a range is cut.
      return bytes.toString('utf8').replace(/\ufffd[^]*$/, '');
    }
  };
  return { start: bound('startKey'), stop: bound('endKey') };
}
