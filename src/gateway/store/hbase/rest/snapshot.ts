import type { CellType } from '../../../../core/survey/column';
import type { IRegion, IScanOptions, ISnapshot, IStoredRow } from '../../rowstore';
import { StoreFault } from '../../storefault';
import type { Catalogue } from '../catalogue';
import { isHidden, readableRanges } from '../keybytes';
import type { IRestOptions } from '../options';
import { scanRanges, type IPage } from '../scanranges';
import { boundsFilter } from './boundsfilter';
import type { FilterProbe } from './filterprobe';
import type { PageSize } from './pagesize';
import { highest, lowest, pageDown, pageUp, type IRestRange, type ReadRows } from './rangepages';
import { getRow, getRows } from './rowgetter';
import type { TableTalk } from './tabletalk';

/** What all snapshots of a store share. */
export interface IRestShared {
  readonly options: IRestOptions;
  readonly talk: TableTalk;
  readonly catalogue: Catalogue;
  readonly probe: FilterProbe;
  readonly pageSize: PageSize;
  /** Those of the columns that the table can have; undefined when it can have none of them. */
  readonly possible: (table: string, columns: readonly string[]) => Promise<readonly string[] | undefined>;
}

/** Most ranges that one scan reads at a time. */
export const SCAN_PARALLEL = 8;

/** A view of HBase by way of its REST server. HBase has no moments: what is written shows at once. */
export class RestSnapshot implements ISnapshot {
  private _closed = false;

  constructor(
    private readonly _shared: IRestShared,
    private readonly _owner: string
  ) {}

  async get(table: string, key: string, columns: readonly string[] = []): Promise<IStoredRow | undefined> {
    const possible = await this._columns(table, columns);
    if (possible === undefined || key === '' || isHidden(key)) {
      return undefined;
    }
    return getRow(this._shared.talk, { table, columns: possible, owner: this._owner }, key);
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns: readonly string[] = [],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    signal?.throwIfAborted();
    const possible = await this._columns(table, columns);
    const wanted = keys.filter(key => key !== '' && !isHidden(key));
    if (possible === undefined || wanted.length === 0) {
      return keys.map(() => undefined);
    }
    const getting = { table, columns: possible, owner: this._owner, signal };
    const rows = await getRows(this._shared.talk, this._shared.options, getting, wanted);
    return keys.map(key => rows.get(key));
  }

  async *scan(options: IScanOptions): AsyncGenerator<readonly IStoredRow[], void, undefined> {
    const { table, signal } = options;
    signal?.throwIfAborted();
    const reversed = options.reversed === true;
    const columns = await this._columns(table, options.columns ?? []);
    const filter = await this._filter(options);
    signal?.throwIfAborted();
    if (columns === undefined || filter === 'nothing') {
      return;
    }
    const parallel = Math.min(SCAN_PARALLEL, this._shared.options.parallel);
    const ranges: IRestRange[] = readableRanges(
      reversed ? [...options.ranges].reverse() : options.ranges,
      reversed
    ).map(({ start, stop }) => ({
      start: start.toString('utf8'),
      stop: stop.toString('utf8'),
      first: true
    }));
    const few = ranges.length * 2 <= parallel && filter === undefined;
    yield* scanRanges({
      ranges,
      readPage: this._pages(options, columns, filter, few),
      limit: options.limit,
      anyOrder: options.anyOrder,
      parallel,
      signal
    });
  }

  async schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    this._check(table);
    return this._shared.catalogue.schema(table);
  }

  async regions(table: string): Promise<readonly IRegion[]> {
    this._check(table);
    return this._shared.catalogue.regions(table);
  }

  close(): void {
    this._closed = true;
  }

  /** @param few - There are places to spare: the end of a range is asked for beside its first page. */
  private _pages(
    options: IScanOptions,
    columns: readonly string[],
    filter: Buffer | undefined,
    few: boolean
  ): (range: IRestRange, most: number, signal: AbortSignal) => Promise<IPage<IRestRange>> {
    const { table, reversed } = options;
    const { talk, pageSize } = this._shared;
    const bounded = filter === undefined || columns.length === 0 ? [] : (options.bounds ?? []);
    const read = [...new Set([...columns, ...bounded.map(bound => bound.column)])];
    const keep = read.length > columns.length ? new Set(columns) : undefined;
    const ask: ReadRows = (call, signal) =>
      talk.scan(table, { ...call, columns: read, filter }, this._owner, signal, keep);
    const pages = {
      read: async (call: Parameters<ReadRows>[0], signal: AbortSignal): Promise<IStoredRow[]> => {
        const rows = await ask(call, signal);
        if (call.firstCell !== true) {
          pageSize.learn(table, read, rows);
        }
        return rows;
      },
      rows: (first: boolean) => pageSize.rows(table, read, first),
      broken: (what: string) =>
        new StoreFault(
          'broken',
          this._shared.options.name,
          `invalid answer: source ${this._shared.options.name} sent ${what}; the operator has to look at what stands between it and the gateway`
        )
    };
    const [edge, page] = reversed === true ? ([lowest, pageDown] as const) : ([highest, pageUp] as const);
    return (range, most, signal) => {
      this._open();
      const look = few && range.first && most > pages.rows(true);
      return page(
        pages,
        // Nobody needs the end of the range for certain: without it there is another question.
        look ? { ...range, edge: edge(ask, range, signal).catch(() => undefined) } : range,
        most,
        signal
      );
    };
  }

  private async _filter({ table, bounds = [] }: IScanOptions): Promise<Buffer | 'nothing' | undefined> {
    const filter = bounds.length === 0 ? undefined : boundsFilter(bounds);
    return filter instanceof Buffer && !(await this._shared.probe.asks(table)) ? undefined : filter;
  }

  private async _columns(table: string, columns: readonly string[]): Promise<readonly string[] | undefined> {
    this._check(table);
    return this._shared.possible(table, columns);
  }

  private _check(table: string): void {
    this._open();
    this._shared.catalogue.check(table);
  }

  private _open(): void {
    if (this._closed) {
      throw new Error('invalid snapshot: it has been closed');
    }
  }
}
