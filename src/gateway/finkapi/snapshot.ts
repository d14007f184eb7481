import { encodeCells } from '../../core/survey/cell';
import type { CellType } from '../../core/survey/column';
import { buildKey, parseKey, ztfColumns } from '../../core/survey/ztf';
import { WireFault } from '../../wire/fault';
import type { ISnapshot, IStoredRow } from '../store/rowstore';
import type { FinkApiCaller } from './caller';
import { tableOf } from './kinds/manner';
import { readRows } from './readrows';

const MAIN = 'ztf';
/** Objects of one question. */
const IDS_AT_A_TIME = 50;

/**
 * What little of a view of a store the Fink API can do: alerts of the main table by their keys, by asking for the alerts of
 * their objects. It completes rows found with columns that the route that found them does not have.
 */
export class FinkApiSnapshot implements ISnapshot {
  constructor(
    private readonly _caller: FinkApiCaller,
    private readonly _owner: string
  ) {}

  async get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined> {
    return (await this.multiGet(table, [key], columns))[0];
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns: readonly string[] = [],
    signal: AbortSignal = new AbortController().signal
  ): Promise<(IStoredRow | undefined)[]> {
    if (table !== MAIN) {
      throw noSuchQuestion(this._caller.options.name);
    }
    const main = tableOf(MAIN);
    const wanted = columns.length > 0 ? columns : main.columns;
    const ids = [...new Set(keys.flatMap(key => parseKey(main, key)?.['objectId'] ?? []))].sort();
    const rows = new Map<string, IStoredRow>();
    for (let at = 0; at < ids.length; at += IDS_AT_A_TIME) {
      const ask = {
        route: 'objects',
        given: {
          objectId: ids.slice(at, at + IDS_AT_A_TIME).join(','),
          columns: [...new Set([...wanted, 'i:objectId', 'i:jd'])].join(',')
        }
      };
      const answer = await this._caller.ask(ask, { owner: this._owner, signal });
      const { name } = this._caller.options;
      for (const row of readRows(answer, name, new Set([...wanted, 'i:objectId', 'i:jd']))) {
        const key = buildKey(main, { objectId: row['i:objectId'], jd: row['i:jd'] });
        const kept = Object.fromEntries(Object.entries(row).filter(([column]) => wanted.includes(column)));
        rows.set(key, { key, cells: encodeCells(kept, column => ztfColumns.get(column)?.type) });
      }
    }
    return keys.map(key => rows.get(key));
  }

  scan(): never {
    throw noSuchQuestion(this._caller.options.name);
  }

  schema(): Promise<ReadonlyMap<string, CellType>> {
    return Promise.resolve(new Map());
  }

  close(): void {
    // Nothing is held.
  }
}

/** What is said of a reading that is no question of the API. */
export function noSuchQuestion(source: string): WireFault {
  return new WireFault(
    {
      code: 'unsupported',
      message: `unsupported question: source ${source} is the Fink API, which answers no such question`,
      remedy: 'Choose another source'
    },
    501
  );
}
