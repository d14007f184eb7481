import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupStore } from './backup';
import { dumpStore } from './dump';
import { openEmbeddedWriter } from './embeddedwriter';
import { storeFile } from './environment';
import type { IRowToWrite, IRowWriter } from './rowwriter';
import { writeFault } from './writefault';

const scratch = mkdtempSync(join(tmpdir(), 'fink-backup-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function rows(from: number, length: number): IRowToWrite[] {
  return Array.from({ length }, (_, i) => ({
    table: 'ztf',
    key: `ZTF${String(from + i).padStart(6, '0')}_2459000.5`,
    cells: new Map([['i:a', Buffer.from(`cell ${from + i} ${'x'.repeat(300)}`)]])
  }));
}

async function dump(dir: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpStore(dir)) {
    lines.push(line);
  }
  return lines;
}

describe('backup of a store', () => {
  it('holds the same rows in less room, and is a store that can be written', async () => {
    const [dir, to] = [join(scratch, 'a'), join(scratch, 'copies', 'of a')];
    const writer = await openEmbeddedWriter(dir);
    await writer.commit({ put: rows(0, 3000) });
    await writer.commit({ put: [], remove: rows(0, 2000) });
    await writer.close();
    const { file, bytes } = await backupStore(dir, to);
    expect(file).toBe(storeFile(to));
    expect(bytes).toBeLessThan(statSync(storeFile(dir)).size / 2);
    expect(await dump(to)).toEqual(await dump(dir));
    expect(readdirSync(to)).toEqual(['store.lmdb', 'store.lmdb-lock']);
    const copy = await openEmbeddedWriter(to);
    await copy.commit({ put: rows(0, 1) });
    await copy.close();
    expect(await dump(to)).toHaveLength(1001);
  });

  it('is one moment of the store while a writer goes on', async () => {
    const [dir, to] = [join(scratch, 'b'), join(scratch, 'copy of b')];
    const writer = await openEmbeddedWriter(dir);
    await writer.commit({ put: rows(0, 100) });
    let copied = false;
    const copying = backupStore(dir, to).finally(() => {
      copied = true;
    });
    let commits = 1;
    while (!copied) {
      await writer.commit({ put: rows(100 * commits++, 100) });
      await new Promise(resolve => setImmediate(resolve));
    }
    await copying;
    await writer.close();
    const lines = (await dump(to)).length;
    expect(lines % 100).toBe(0);
    expect(lines).toBeGreaterThanOrEqual(100);
    expect(lines).toBeLessThanOrEqual(100 * commits);
  });

  it('overwrites nothing, and says when there is nothing to copy', async () => {
    const [dir, to] = [join(scratch, 'c'), join(scratch, 'copy of c')];
    await (await openEmbeddedWriter(dir)).close();
    await backupStore(dir, to);
    await expect(backupStore(dir, to)).rejects.toThrow(
      /^invalid target: .* is there already; name another folder/
    );
    await expect(backupStore(join(scratch, 'nowhere'), to)).rejects.toThrow(/^missing store/);
    expect(readdirSync(to)).toEqual(['store.lmdb']);
  });
});

describe('a full disk', () => {
  it('is told by its name, whichever way it is met', () => {
    const message = 'No space left on device: Attempting to write page at position 4096';
    expect(String(writeFault('/d/store.lmdb', new Error(message)))).toMatch(
      /missing disk space: .*\/d\/store.lmdb/
    );
    expect(String(writeFault('/d/store.lmdb', new Error('MDB_MAP_FULL: …')))).toMatch(/missing disk space/);
    // What LMDB says of a write that was cut short.
    expect(String(writeFault('/d/store.lmdb', new Error('Input/output error')))).toMatch(
      /missing disk space: .* the disk is failing \(Input\/output error\)/
    );
    expect(String(writeFault('/d/store.lmdb', new Error('MDB_CORRUPTED: …')))).toMatch(/damaged/);
    expect(String(writeFault('/d/store.lmdb', new Error('something else')))).toBe('Error: something else');
  });

  const disk = join(scratch, 'small disk');
  const hasDisk = mountSmallDisk(disk);
  afterAll(() => {
    if (hasDisk) {
      execFileSync('umount', [disk]);
    }
  });

  (hasDisk ? it : it.skip)(
    '[a disk of 8 MB, as root on Linux] loses nothing that was committed, and takes more when there is room',
    async () => {
      const dir = join(disk, 'store');
      const ballast = await openEmbeddedWriter(join(disk, 'ballast'));
      await ballast.commit({ put: rows(0, 3000) });
      await ballast.close();
      const writer = await openEmbeddedWriter(dir);
      const commits = await fill(writer);
      expect(commits).toBeGreaterThan(2);
      expect(await writer.mark('commits')).toBe(String(commits));
      await expect(backupStore(dir, join(disk, 'copy'))).rejects.toThrow(/missing disk space/);
      expect(readdirSync(join(disk, 'copy'))).toEqual([]);
      rmSync(join(disk, 'ballast'), { recursive: true });
      await writer.commit({ put: rows(100 * commits, 100) });
      await writer.close();
      expect(await dump(dir)).toHaveLength(100 * (commits + 1));
    }
  );
});

/** Commits until the disk is full. @returns how many commits were told to be written. */
async function fill(writer: IRowWriter): Promise<number> {
  for (let commits = 0; ; commits++) {
    try {
      await writer.commit({
        put: rows(100 * commits, 100),
        marks: new Map([['commits', String(commits + 1)]])
      });
    } catch (error) {
      expect(String(error)).toMatch(
        /missing disk space: the change to .*store.lmdb did not fit, and nothing of it was/
      );
      return commits;
    }
  }
}

function mountSmallDisk(at: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/proc/mounts')) {
    return false;
  }
  mkdirSync(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', at], { stdio: 'pipe' });
    return true;
  } catch {
    // In a container without the right to mount: the test is skipped by name.
    return false;
  }
}
