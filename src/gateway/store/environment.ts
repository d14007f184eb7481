import { type BigIntStats, existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open, type Database, type RootDatabase, type Transaction } from 'lmdb';
import { damaged, isDamage } from './damaged';
import { StoreDictionary } from './dictionary';
import { checkTopPages } from './pagecheck';

/** Name of the database that holds the writer's own notes; table names may not begin with `_`. */
export const META = '_meta';
export const META_FORMAT = Buffer.from('format');
export const META_DICTIONARY = Buffer.from('dictionary');
/** 2: compact rows with checksums, and the finer pixel table from the first alert on. */
const FORMAT = '2';
const FILE = 'store.lmdb';

const BYTES = { keyEncoding: 'binary', encoding: 'binary' } as const;
/**
 * No map size is set: LMDB starts small and enlarges the memory map as the file grows, in readers too, so there is no
 * size to choose and nothing to configure. `overlappingSync` is off: a commit is on disk when it returns.
 */
const SETTINGS = { ...BYTES, maxDbs: 128, maxReaders: 512 } as const;

export type Table = Database<Buffer, Buffer>;

/** File of the store in a data folder. */
export function storeFile(dir: string): string {
  return join(resolve(dir), FILE);
}

/** One moment of the store: a read transaction and the tables it knows. */
export interface IMoment {
  readonly transaction: Transaction;
  readonly tables: ReadonlyMap<string, Table>;
  readonly environment: Environment;
}

/** Environments of this process by file: LMDB forbids opening one file twice in a process. */
const opened = new Map<string, Environment>();

/** An opened LMDB file, shared by all readers and the writer of this process and closed with the last of them. */
export class Environment {
  dictionary = new StoreDictionary();
  private _root: RootDatabase<Buffer, Buffer>;
  private readonly _tables = new Map<string, Table>();
  private _users = 0;
  private _moments = 0;
  /** Size of the file as last seen: it never shrinks. */
  private _size = 0n;

  private constructor(
    readonly file: string,
    readonly identity: string,
    private _writable: boolean
  ) {
    this._root = openRoot(file, _writable);
  }

  /** The environment of a folder for one more user, or undefined when there is no store yet. */
  static reading(dir: string): Environment | undefined {
    const file = storeFile(dir);
    const identity = fileIdentity(file);
    if (identity === undefined) {
      return undefined;
    }
    return Environment._share(file, identity, false);
  }

  /** The environment of a folder for the writer; the store is created when there is none. */
  static writing(dir: string): Environment {
    const file = storeFile(dir);
    if (!existsSync(file)) {
      createStore(file);
    }
    const identity = fileIdentity(file);
    if (identity === undefined) {
      throw new Error(`missing store: ${file} vanished while it was opened`);
    }
    return Environment._share(file, identity, true);
  }

  private static _share(file: string, identity: string, writable: boolean): Environment {
    let environment = opened.get(file);
    if (environment?.identity !== identity) {
      environment = new Environment(file, identity, writable);
      opened.set(file, environment);
    } else if (writable) {
      environment._makeWritable();
    }
    environment._users += 1;
    return environment;
  }

  get root(): RootDatabase<Buffer, Buffer> {
    return this._root;
  }

  /**
   * Whether the file on disk is still the one that was opened.
   * @throws Error when it has been cut: to touch what is no longer there would end the process.
   */
  isCurrent(): boolean {
    const stat = fileStat(this.file);
    if (stat === undefined || identityOf(stat) !== this.identity) {
      return false;
    }
    if (stat.size < this._size) {
      throw damaged(this.file, 'the end', `the file was cut from ${this._size} to ${stat.size} bytes`);
    }
    this._size = stat.size;
    return true;
  }

  /** A table, created when it is not there. Only for the writer. */
  table(name: string): Table {
    return this._tables.get(name) ?? this._openTable(name);
  }

  /** Opens a read transaction on the newest commit. Give it back with `end`. */
  begin(): IMoment {
    try {
      return this._begin();
    } catch (error) {
      throw isDamage(error) ? damaged(this.file, 'the list of tables', error) : error;
    }
  }

  private _begin(): IMoment {
    for (;;) {
      // A transaction only sees tables that were opened before it began: open those it names, then begin again.
      this._root.resetReadTxn();
      const transaction = this._root.useReadTransaction();
      const names = this._names(transaction);
      const missing = names.filter(name => !this._tables.has(name));
      if (missing.length === 0) {
        this._moments += 1;
        const tables = new Map(names.map(name => [name, this.table(name)]));
        return { transaction, tables, environment: this };
      }
      transaction.done();
      missing.forEach(name => this._openTable(name));
    }
  }

  end(moment: IMoment): void {
    moment.transaction.done();
    this._moments -= 1;
    this._closeWhenUnused();
  }

  /** One user less. */
  release(): void {
    this._users -= 1;
    this._closeWhenUnused();
  }

  private _names(transaction: Transaction): string[] {
    // The typings of getKeys leave out `transaction`, which getRange has.
    const keys = this._root.getKeys({ transaction });
    return [...keys].map(key => key.toString('utf8').replace(/\0$/, ''));
  }

  private _openTable(name: string): Table {
    // Keeps the transactions that are in use away from the commit that opening a table makes.
    this._root.resetReadTxn();
    const table: Table | undefined = this._root.openDB<Buffer, Buffer>(name, { ...BYTES });
    if (table === undefined) {
      throw new Error(`missing table: ${name} in ${this.file}`);
    }
    this._tables.set(name, table);
    return table;
  }

  private _makeWritable(): void {
    if (this._writable) {
      return;
    }
    if (this._moments > 0) {
      throw new Error(
        `unsupported writer: this process reads ${this.file} at the moment; close its snapshots first or write in another process`
      );
    }
    this._tables.clear();
    void this._root.close();
    this._root = openRoot(this.file, true);
    this._writable = true;
  }

  private _closeWhenUnused(): void {
    if (this._users > 0 || this._moments > 0) {
      return;
    }
    if (opened.get(this.file) === this) {
      opened.delete(this.file);
    }
    void this._root.close();
  }
}

function openRoot(file: string, writable: boolean): RootDatabase<Buffer, Buffer> {
  checkTopPages(file);
  let root: RootDatabase<Buffer, Buffer>;
  try {
    root = open<Buffer, Buffer>({
      path: file,
      ...SETTINGS,
      ...(writable ? { overlappingSync: false } : { readOnly: true })
    });
  } catch (error) {
    throw new Error(
      `invalid store: cannot open ${file}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error
      }
    );
  }
  const format = root
    .openDB<Buffer, Buffer>(META, { ...BYTES })
    ?.get(META_FORMAT)
    ?.toString('utf8');
  if (format !== FORMAT) {
    void root.close();
    throw new Error(
      `unsupported store format: need ${FORMAT}, have ${format ?? 'none'} in ${file}; ingest into a new folder`
    );
  }
  return root;
}

/** Makes an empty store under another name and puts it in place in one step, so nobody ever sees half of it. */
function createStore(file: string): void {
  const draft = `${file}.${process.pid}.new`;
  mkdirSync(join(file, '..'), { recursive: true });
  const root = open<Buffer, Buffer>({ path: draft, ...SETTINGS, overlappingSync: false });
  root.openDB<Buffer, Buffer>(META, { ...BYTES }).putSync(META_FORMAT, Buffer.from(FORMAT));
  void root.close();
  try {
    linkSync(draft, file);
  } catch (error) {
    // Another process was first: its store is as good.
    if (!existsSync(file)) {
      throw error;
    }
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-lock`, { force: true });
  }
}

function fileIdentity(file: string): string | undefined {
  const stat = fileStat(file);
  return stat === undefined ? undefined : identityOf(stat);
}

function fileStat(file: string): BigIntStats | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false });
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
