import type { IRowStore, ISnapshot, ISourceState, IStoreTraits } from '../../rowstore';
import { Catalogue } from '../catalogue';
import type { IRestOptions } from '../options';
import { Remembered } from '../remembered';
import { RestCaller } from './caller';
import { FilterProbe } from './filterprobe';
import { PageSize } from './pagesize';
import { RestSnapshot, SCAN_PARALLEL, type IRestShared } from './snapshot';
import { TableTalk } from './tabletalk';

/** A range takes two calls, for its rows and for its end: about the time of so many rows of an index table. */
const SEEK_ROWS = 60;
const FAMILIES_MS = 60 * 60_000;

/**
 * Opens HBase for reading by way of its REST server. Nothing is asked before it is needed; nothing is ever written.
 *
 * Errors of it are `StoreFault`s. An answer is whole or an error, also where the server cuts one and calls it good.
 */
export function openHBaseRest(options: IRestOptions): IRowStore {
  return new RestStore(options);
}

class RestStore implements IRowStore {
  readonly name = 'hbase-rest';
  private readonly _caller: RestCaller;
  private readonly _shared: IRestShared;
  private readonly _families = new Map<string, Remembered<ReadonlySet<string> | undefined>>();

  constructor(options: IRestOptions) {
    this._caller = new RestCaller(options);
    const talk = new TableTalk(this._caller, options);
    this._shared = {
      options,
      talk,
      catalogue: new Catalogue(talk, options),
      probe: new FilterProbe(talk),
      pageSize: new PageSize(),
      possible: (table, columns) => this._possible(table, columns)
    };
  }

  get traits(): IStoreTraits {
    const parallel = Math.min(SCAN_PARALLEL, this._shared.options.parallel);
    return { seekRows: SEEK_ROWS, parallel, bounds: this._shared.probe.heeded, manyRanges: false };
  }

  async tables(): Promise<readonly string[]> {
    const tables = await this._shared.catalogue.tables();
    const [first] = tables;
    if (first !== undefined) {
      // So that the planner knows before the first bounds come; when it fails, they are left to whoever asks.
      this._shared.probe.asks(first).catch(() => undefined);
    }
    return tables;
  }

  snapshot(owner = ''): ISnapshot {
    return new RestSnapshot(this._shared, owner);
  }

  state(): Promise<ISourceState> {
    return this._caller.state();
  }

  async close(): Promise<void> {
    this._caller.close();
  }

  /** HBase takes a question for a family of columns that a table has not as an error; for it there is simply none. */
  private async _possible(table: string, columns: readonly string[]): Promise<readonly string[] | undefined> {
    if (columns.length === 0) {
      return columns;
    }
    let remembered = this._families.get(table);
    if (remembered === undefined) {
      remembered = new Remembered(
        () => this._shared.talk.families(table),
        () => FAMILIES_MS,
        () => performance.now()
      );
      this._families.set(table, remembered);
    }
    const families = await remembered.get();
    const possible = columns.filter(column => families?.has(column.split(':', 1)[0] ?? '') ?? true);
    return possible.length === 0 ? undefined : possible;
  }
}
