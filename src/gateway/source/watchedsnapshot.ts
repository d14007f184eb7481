import { type CellType } from '../../core/survey/column';
import { type IAsking, onBehalfOf } from '../request/asking';
import { outcomeOf } from '../store/outcome';
import { type Outcome } from '../store/storeevent';
import {
  type IRegion,
  type IScanOptions,
  type ISnapshot,
  type IStoredRow,
  type IStoreReads
} from '../store/rowstore';
import { type SourceCounts } from './counts';

/** For whom the readings of a snapshot are counted. */
export interface IWatch {
  /** Name of the source. */
  readonly source: string;
  readonly counts: SourceCounts;
  /** The request that is being worked on; undefined where there is none. */
  readonly asking: IAsking | undefined;
}

/** A snapshot whose readings are counted, and made on behalf of the request that took it. */
export class WatchedSnapshot implements ISnapshot {
  readonly count?: (table: string) => Promise<number>;
  readonly regions?: (table: string) => Promise<readonly IRegion[]>;

  constructor(
    private readonly _inner: ISnapshot,
    private readonly _watch: IWatch
  ) {
    if (_inner.count !== undefined) {
      this.count = _inner.count.bind(_inner);
    }
    if (_inner.regions !== undefined) {
      this.regions = _inner.regions.bind(_inner);
    }
  }

  get reads(): IStoreReads | undefined {
    return this._inner.reads;
  }

  async get(table: string, key: string, columns?: readonly string[]): Promise<IStoredRow | undefined> {
    return this._read(
      () => this._inner.get(table, key, columns),
      row => (row === undefined ? 0 : 1)
    );
  }

  async multiGet(
    table: string,
    keys: readonly string[],
    columns?: readonly string[],
    signal?: AbortSignal
  ): Promise<(IStoredRow | undefined)[]> {
    return this._read(
      () => this._inner.multiGet(table, keys, columns, signal),
      rows => rows.reduce((sum, row) => (row === undefined ? sum : sum + 1), 0),
      signal
    );
  }

  async *scan(options: IScanOptions): AsyncGenerator<readonly IStoredRow[], void, undefined> {
    const { counts } = this._watch;
    const rows = this._inner.scan(options)[Symbol.asyncIterator]();
    let outcome: Outcome = 'ok';
    try {
      for (;;) {
        const step = await this._timed(
          () => rows.next(),
          ({ done, value }) => (done === true ? 0 : value.length)
        );
        if (step.done === true) {
          return;
        }
        yield step.value;
      }
    } catch (error) {
      outcome = outcomeOf(error, options.signal);
      throw error;
    } finally {
      counts.read(outcome);
      await rows.return?.();
    }
  }

  schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    return onBehalfOf(this._watch.asking, () => this._inner.schema(table));
  }

  close(): void {
    this._inner.close();
  }

  private async _read<T>(
    work: () => Promise<T>,
    rowsOf: (answer: T) => number,
    signal?: AbortSignal
  ): Promise<T> {
    const { counts } = this._watch;
    try {
      const answer = await this._timed(work, rowsOf);
      counts.read('ok');
      return answer;
    } catch (error) {
      counts.read(outcomeOf(error, signal));
      throw error;
    }
  }

  private async _timed<T>(work: () => Promise<T>, rowsOf: (answer: T) => number): Promise<T> {
    const { asking, counts, source } = this._watch;
    let rows = 0;
    asking?.reads.begin(source);
    try {
      const answer = await onBehalfOf(asking, work);
      rows = rowsOf(answer);
      counts.rows += rows;
      return answer;
    } finally {
      asking?.reads.end(rows);
    }
  }
}
