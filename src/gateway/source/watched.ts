import { askingNow } from '../request/asking';
import { type ILoading } from '../store/loading';
import { type IRowStore, type ISnapshot, type ISourceState, type IStoreTraits } from '../store/rowstore';
import { type SourceCounts } from './counts';
import { WatchedSnapshot } from './watchedsnapshot';

/**
 * A store whose readings are counted, for the source and for the request on whose behalf they are made. Everything else is
 * as it was; what the store cannot do is absent here too.
 * @param source - Name of the source.
 */
export function watched(store: IRowStore, source: string, counts: SourceCounts): IRowStore {
  return new WatchedStore(store, source, counts);
}

class WatchedStore implements IRowStore {
  readonly name: string;
  readonly state?: () => Promise<ISourceState>;
  readonly loading?: () => Promise<ILoading | undefined>;
  readonly mark?: (name: string) => Promise<string | undefined>;

  constructor(
    private readonly _store: IRowStore,
    private readonly _source: string,
    private readonly _counts: SourceCounts
  ) {
    this.name = _store.name;
    if (_store.state !== undefined) {
      this.state = _store.state.bind(_store);
    }
    if (_store.loading !== undefined) {
      this.loading = _store.loading.bind(_store);
    }
    if (_store.mark !== undefined) {
      this.mark = _store.mark.bind(_store);
    }
  }

  /** Asked for each time: a driver learns what its server can do. */
  get traits(): IStoreTraits | undefined {
    return this._store.traits;
  }

  tables(): Promise<readonly string[]> {
    return this._store.tables();
  }

  snapshot(owner?: string): ISnapshot {
    const watch = { source: this._source, counts: this._counts, asking: askingNow() };
    return new WatchedSnapshot(this._store.snapshot(owner), watch);
  }

  close(): Promise<void> {
    return this._store.close();
  }
}
