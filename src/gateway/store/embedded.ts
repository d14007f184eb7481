import { EmbeddedSnapshot } from './embeddedsnapshot';
import { emptySnapshot } from './emptysnapshot';
import { Environment } from './environment';
import type { IRowStore, ISnapshot } from './rowstore';
import { settled } from './settled';

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
