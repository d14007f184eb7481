import { EmbeddedSnapshot } from './embeddedsnapshot';
import { emptySnapshot } from './emptysnapshot';
import { Environment, META } from './environment';
import { LOADING, parseLoading, type ILoading } from './loading';
import { markKey } from './markkey';
import type { IRowStore, ISnapshot } from './rowstore';
import { settled } from './settled';
import { liveWriter } from './writelock';

/**
 * Opens the embedded store of a data folder (`<dir>/store.lmdb`) for reading.
 *
 * A folder without a store acts as an empty store; it is found when it appears, and found again when it was replaced.
 * Any number of processes may read while one writes. The folder should not be on a network file system.
 */
export function openEmbeddedStore(dir: string): IRowStore {
  return new EmbeddedStore(dir);
}

class EmbeddedStore implements IRowStore {
  readonly name = 'embedded';
  private _environment: Environment | undefined;
  private _closed = false;

  constructor(private readonly _dir: string) {}

  tables(): Promise<readonly string[]> {
    return settled(() => {
      const environment = this._current();
      if (environment === undefined) {
        return [];
      }
      const snapshot = new EmbeddedSnapshot(environment.begin());
      try {
        return snapshot.tables;
      } finally {
        snapshot.close();
      }
    });
  }

  snapshot(): ISnapshot {
    const environment = this._current();
    return environment === undefined ? emptySnapshot() : new EmbeddedSnapshot(environment.begin());
  }

  mark(name: string): Promise<string | undefined> {
    return settled(() => {
      const moment = this._current()?.begin();
      if (moment === undefined) {
        return undefined;
      }
      try {
        const { tables, transaction } = moment;
        return tables.get(META)?.get(markKey(name), { transaction })?.toString('utf8');
      } finally {
        moment.environment.end(moment);
      }
    });
  }

  async loading(): Promise<ILoading | undefined> {
    // Looked at before and after the mark is read: a writer may begin or end in between.
    const before = liveWriter(this._dir);
    const note = parseLoading(await this.mark(LOADING));
    if (note === undefined) {
      return undefined;
    }
    const { pid, ...loading } = note;
    return { ...loading, running: before?.pid === pid || liveWriter(this._dir)?.pid === pid };
  }

  close(): Promise<void> {
    return settled(() => {
      this._closed = true;
      this._environment?.release();
      this._environment = undefined;
    });
  }

  private _current(): Environment | undefined {
    if (this._closed) {
      throw new Error('invalid store: it has been closed');
    }
    if (this._environment?.isCurrent() === false) {
      this._environment.release();
      this._environment = undefined;
    }
    this._environment ??= Environment.reading(this._dir);
    return this._environment;
  }
}
