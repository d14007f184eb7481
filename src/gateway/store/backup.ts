import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedSnapshot } from './embeddedsnapshot';
import { Environment, storeFile } from './environment';
import { checkPages } from './pagecheck';
import { writeFault } from './writefault';

/** What a backup wrote. */
export interface IBackup {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Copies the store of a data folder, as it is at one moment, into another data folder, without the free pages. Works while
 * others read and write. The copy appears when it is complete; it is a store like any other: name its folder to use it, or
 * move its file to put it back.
 *
 * @throws Error when there is no store, when the target has one, or when the store is damaged.
 */
export async function backupStore(dir: string, to: string): Promise<IBackup> {
  const environment = Environment.reading(dir);
  if (environment === undefined) {
    throw new Error(`missing store: ${storeFile(dir)} is not there; ingest alerts first`);
  }
  const file = storeFile(to);
  const draft = `${file}.${process.pid}.new`;
  try {
    if (existsSync(file)) {
      throw new Error(`invalid target: ${file} is there already; name another folder`);
    }
    mkdirSync(dirname(file), { recursive: true });
    const snapshot = new EmbeddedSnapshot(environment.begin());
    try {
      // LMDB would copy damage, or crash on it.
      await checkPages(environment.file);
      await environment.root.backup(draft, true);
    } catch (error) {
      throw writeFault(file, error);
    } finally {
      snapshot.close();
    }
    flush(draft);
    // Fails when somebody else has put one there meanwhile.
    linkSync(draft, file);
    return { file, bytes: statSync(file).size };
  } finally {
    rmSync(draft, { force: true });
    environment.release();
  }
}

function flush(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
