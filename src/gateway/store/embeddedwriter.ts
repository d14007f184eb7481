import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedSnapshot } from './embeddedsnapshot';
import { Environment, META, META_DICTIONARY } from './environment';
import { StoreDictionary } from './dictionary';
import { writeFault } from './writefault';
import { FrequentValues } from './frequentvalues';
import { markKey } from './markkey';
import { packRow } from './packedrow';
import type { ISnapshot } from './rowstore';
import type { IRowWriter } from './rowwriter';
import { settled } from './settled';
import { describeHolder, giveLockBack, lockFile, takeLock, thisHolder, type ILockHolder } from './writelock';

/** LMDB's bound on keys, bytes. */
const MAX_KEY = 1978;
const LOCK_POLL_MS = 200;

export interface IWriterOptions {
  /** Wait for another writer to end instead of failing. */
  readonly wait?: boolean;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/**
 * Opens the embedded store of a data folder for writing and takes its one write lock (`<dir>/writer.lock`). The store is
 * created when there is none. A lock left behind by a dead process is taken over.
 *
 * @throws Error naming the holder when another writer is at work and `wait` is not set.
 */
export async function openEmbeddedWriter(dir: string, options: IWriterOptions = {}): Promise<IRowWriter> {
  const environment = Environment.writing(dir);
  const me = thisHolder();
  try {
    for (;;) {
      const holder = takeLock(environment, lockFile(dir), me);
      if (holder === undefined) {
        return new EmbeddedWriter(environment, lockFile(dir), me);
      }
      if (options.wait !== true) {
        throw new Error(
          `unsupported second writer: ${environment.file} is being written by ${describeHolder(holder)}; ` +
            `wait until it has ended, or delete ${lockFile(dir)} if it no longer runs`
        );
      }
      await delay(LOCK_POLL_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
    }
  } catch (error) {
    environment.release();
    throw error;
  }
}

class EmbeddedWriter implements IRowWriter {
  private _dictionary: StoreDictionary;
  private _frequent: FrequentValues;
  private _closed = false;

  constructor(
    private readonly _environment: Environment,
    private readonly _lockFile: string,
    private readonly _me: ILockHolder
  ) {
    this._dictionary = this._storedDictionary();
    this._frequent = new FrequentValues(this._dictionary);
  }

  commit(change: Parameters<IRowWriter['commit']>[0]): Promise<void> {
    return settled(() => this._commit(change));
  }

  mark(name: string): Promise<string | undefined> {
    return settled(() => {
      this._assertOpen();
      return this._environment.table(META).get(markKey(name))?.toString('utf8');
    });
  }

  snapshot(): ISnapshot {
    this._assertOpen();
    return new EmbeddedSnapshot(this._environment.begin());
  }

  close(): Promise<void> {
    return settled(() => {
      if (!this._closed) {
        this._closed = true;
        giveLockBack(this._environment, this._lockFile, this._me);
        this._environment.release();
      }
    });
  }

  private _commit(change: Parameters<IRowWriter['commit']>[0]): void {
    this._assertOpen();
    const { put, remove = [], marks = new Map<string, string>() } = change;
    // Tables are opened before the transaction; an empty one left by a failed commit does no harm.
    for (const { table } of [...put, ...remove]) {
      this._environment.table(tableName(table));
    }
    const packing = {
      dictionary: this._dictionary,
      frequent: this._frequent,
      time: Math.floor(Date.now() / 1000)
    };
    const meta = this._environment.table(META);
    try {
      this._environment.root.transactionSync(() => {
        for (const { table, key } of remove) {
          this._environment.table(table).removeSync(keyBytes(key));
        }
        for (const { table, key, cells } of put) {
          this._environment.table(table).putSync(keyBytes(key), packRow(table, key, cells, packing));
        }
        if (packing.dictionary.grown) {
          meta.putSync(META_DICTIONARY, packing.dictionary.bytes());
        }
        for (const [name, text] of marks) {
          meta.putSync(markKey(name), Buffer.from(text, 'utf8'));
        }
      });
    } catch (error) {
      // What the rows of this change added is not in the store.
      this._dictionary = this._storedDictionary();
      this._frequent = new FrequentValues(this._dictionary);
      throw writeFault(this._environment.file, error);
    }
  }

  private _storedDictionary(): StoreDictionary {
    return StoreDictionary.parse(this._environment.table(META).get(META_DICTIONARY));
  }

  private _assertOpen(): void {
    if (this._closed) {
      throw new Error('invalid writer: it has been closed');
    }
  }
}

function tableName(name: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/.test(name)) {
    throw new Error(`invalid table name: ${JSON.stringify(name)}; use letters, digits and _ . : -`);
  }
  return name;
}

function keyBytes(key: string): Buffer {
  const bytes = Buffer.from(key, 'utf8');
  if (bytes.length === 0 || bytes.length > MAX_KEY) {
    throw new Error(`invalid row key: need 1 to ${MAX_KEY} bytes, have ${bytes.length}: ${key.slice(0, 60)}`);
  }
  return bytes;
}
