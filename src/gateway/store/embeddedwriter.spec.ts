import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { dumpStore } from './dump';
import { openEmbeddedStore } from './embedded';
import { openEmbeddedWriter } from './embeddedwriter';
import type { IRowToWrite } from './rowwriter';
import { lockFile, thisHolder } from './writelock';

const scratch = mkdtempSync(join(tmpdir(), 'fink-writer-'));
let count = 0;
const newDir = (): string => join(scratch, String(count++));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const row = (
  key: string,
  cells: Record<string, string> = { 'i:objectId': 'x' },
  table = 'ztf'
): IRowToWrite => ({
  table,
  key,
  cells: new Map(Object.entries(cells).map(([name, value]) => [name, Buffer.from(value)]))
});

async function dump(dir: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dumpStore(dir)) {
    lines.push(line);
  }
  return lines;
}

describe('embedded writer', () => {
  it('replaces whole rows, removes rows and keeps marks', async () => {
    const dir = newDir();
    const writer = await openEmbeddedWriter(dir);
    await writer.commit({ put: [row('a', { 'i:objectId': 'a', 'd:tns': 'SN' }), row('b')] });
    await writer.commit({
      put: [row('a', { 'i:objectId': 'a' })],
      remove: [
        { table: 'ztf', key: 'b' },
        { table: 'ztf', key: 'never' }
      ],
      marks: new Map([['night', '20211122']])
    });
    const snapshot = writer.snapshot();
    expect([...((await snapshot.get('ztf', 'a'))?.cells.keys() ?? [])]).toEqual(['i:objectId']);
    expect(await snapshot.get('ztf', 'b')).toBeUndefined();
    snapshot.close();
    expect(await writer.mark('night')).toBe('20211122');
    expect(await writer.mark('day')).toBeUndefined();
    await writer.close();
  });

  it('writes all of a change or nothing of it', async () => {
    const dir = newDir();
    const writer = await openEmbeddedWriter(dir);
    await writer.commit({ put: [row('a')], marks: new Map([['n', '1']]) });
    const before = await dump(dir);
    const tooLong = 'k'.repeat(3000);
    await expect(
      writer.commit({
        put: [row('b', { 'i:new': '1' }), row(tooLong)],
        remove: [{ table: 'ztf', key: 'a' }],
        marks: new Map([['n', '2']])
      })
    ).rejects.toThrow('invalid row key: need 1 to 1978 bytes, have 3000');
    expect(await dump(dir)).toEqual(before);
    expect(await writer.mark('n')).toBe('1');
    await writer.commit({ put: [row('c', { 'i:other': '2' })] });
    const snapshot = writer.snapshot();
    expect([...((await snapshot.get('ztf', 'c'))?.cells.keys() ?? [])]).toEqual(['i:other']);
    snapshot.close();
    await writer.close();
  });

  it('refuses names of tables that are no names', async () => {
    const writer = await openEmbeddedWriter(newDir());
    await expect(writer.commit({ put: [row('a', {}, '_meta')] })).rejects.toThrow(
      'invalid table name: "_meta"'
    );
    await writer.close();
    await expect(writer.commit({ put: [] })).rejects.toThrow('closed');
  });
});

describe('canonical dump', () => {
  it('is the same however the rows came into the store', async () => {
    const rows = [
      row('b', { 'i:objectId': 'b', 'd:tns': '' }),
      row('a', { 'd:tns': 'SN', 'i:objectId': 'a' }),
      row('schema_1', { 'i:objectId': 'string' }),
      row('é', {}, 'ztf.class')
    ];
    const [one, other] = [newDir(), newDir()];
    const first = await openEmbeddedWriter(one);
    await first.commit({ put: rows });
    await first.close();
    const second = await openEmbeddedWriter(other);
    for (const each of [...rows].reverse()) {
      await second.commit({ put: [each], marks: new Map([['at', each.key]]) });
    }
    await second.close();
    expect(await dump(one)).toEqual([
      '["ztf","a","d:tns","U04="]',
      '["ztf","a","i:objectId","YQ=="]',
      '["ztf","b","d:tns",""]',
      '["ztf","b","i:objectId","Yg=="]',
      '["ztf","schema_1","i:objectId","c3RyaW5n"]',
      '["ztf.class","é"]'
    ]);
    expect(await dump(other)).toEqual(await dump(one));
  });

  it('of a store that is not there is empty', async () => {
    expect(await dump(newDir())).toEqual([]);
  });
});

describe('write lock', () => {
  it('refuses a second writer and names the first', async () => {
    const dir = newDir();
    const writer = await openEmbeddedWriter(dir);
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(
      new RegExp(`^unsupported second writer: .*store\\.lmdb is being written by process ${process.pid} on`)
    );
    await writer.close();
    expect(existsSync(lockFile(dir))).toBe(false);
    await (await openEmbeddedWriter(dir)).close();
  });

  it('waits for the first writer when asked, and stops waiting when told so', async () => {
    const dir = newDir();
    const first = await openEmbeddedWriter(dir);
    await first.commit({ put: [row('a')] });
    const abort = new AbortController();
    const givenUp = openEmbeddedWriter(dir, { wait: true, signal: abort.signal });
    const second = openEmbeddedWriter(dir, { wait: true });
    abort.abort();
    await expect(givenUp).rejects.toMatchObject({ name: 'AbortError' });
    await first.close();
    const writer = await second;
    const snapshot = writer.snapshot();
    expect((await snapshot.get('ztf', 'a'))?.key).toBe('a');
    snapshot.close();
    await writer.close();
  });

  it('believes a lock of another host', async () => {
    const dir = newDir();
    await (await openEmbeddedWriter(dir)).close();
    writeFileSync(lockFile(dir), JSON.stringify({ ...thisHolder(), host: 'elsewhere', pid: 1 }));
    await expect(openEmbeddedWriter(dir)).rejects.toThrow('process 1 on elsewhere');
  });

  it('takes over from a process whose number was given to another process', async () => {
    const dir = newDir();
    await (await openEmbeddedWriter(dir)).close();
    writeFileSync(lockFile(dir), JSON.stringify({ ...thisHolder(), start: 'another start', nonce: 'gone' }));
    const writer = await openEmbeddedWriter(dir);
    expect(JSON.parse(readFileSync(lockFile(dir), 'utf8'))).toMatchObject({ pid: process.pid });
    await writer.close();
  });

  it('does not overwrite a lock file that it cannot read', async () => {
    const dir = newDir();
    await (await openEmbeddedWriter(dir)).close();
    writeFileSync(lockFile(dir), 'hello');
    await expect(openEmbeddedWriter(dir)).rejects.toThrow('invalid lock file');
    expect(readFileSync(lockFile(dir), 'utf8')).toBe('hello');
  });
});

describe('a writer in another process', () => {
  const bundle = join(scratch, 'writer.cjs');
  const modules = join(process.cwd(), 'node_modules');
  const running: ChildProcess[] = [];

  beforeAll(() => {
    const entryPoints = [join(process.cwd(), 'tests/contract/writerprocess.ts')];
    buildSync({ entryPoints, outfile: bundle, bundle: true, platform: 'node', external: ['lmdb'] });
  });
  afterAll(() => running.forEach(child => child.kill('SIGKILL')));

  function startWriter(dir: string, batches?: number): { child: ChildProcess; lines: AsyncIterator<string> } {
    const child = spawn(
      process.execPath,
      [bundle, dir, ...(batches === undefined ? [] : [String(batches)])],
      {
        env: { ...process.env, NODE_PATH: modules },
        stdio: ['ignore', 'pipe', 'inherit']
      }
    );
    running.push(child);
    return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  }

  it('holds the lock; killed with -9 in mid-write, it leaves whole batches and a lock that is taken over', async () => {
    const dir = newDir();
    const store = openEmbeddedStore(dir);
    const { child, lines } = startWriter(dir);
    expect((await lines.next()).value).toBe('open');
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(`process ${child.pid} on`);

    let acknowledged = -1;
    while (acknowledged < 15) {
      acknowledged = Number((await lines.next()).value);
    }
    const early = store.snapshot();
    const rowsThen = (await dumpKeys(early)).length;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(lockFile(dir))).toBe(true);
    expect((await dumpKeys(early)).length).toBe(rowsThen);
    early.close();
    await store.close();

    const writer = await openEmbeddedWriter(dir);
    const last = Number(await writer.mark('batch'));
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    const snapshot = writer.snapshot();
    expect(await dumpKeys(snapshot)).toHaveLength((last + 1) * 200);
    snapshot.close();
    await writer.commit({ put: [row('after')] });
    await writer.close();
    expect(existsSync(lockFile(dir))).toBe(false);
  });

  it('is read by a process that opened the store before it grew', async () => {
    const dir = newDir();
    // Not for ever: every look reads all keys, and the writer would grow the store faster than it is read.
    const { child, lines } = startWriter(dir, 50);
    await lines.next();
    await lines.next();
    const store = openEmbeddedStore(dir);
    let rows = 0;
    for (let batch = 0; batch < 40; batch++) {
      await lines.next();
      const snapshot = store.snapshot();
      const now = (await dumpKeys(snapshot)).length;
      expect(now % 200).toBe(0);
      expect(now).toBeGreaterThanOrEqual(rows);
      rows = now;
      snapshot.close();
    }
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await store.close();
  });
});

async function dumpKeys(
  snapshot: ReturnType<ReturnType<typeof openEmbeddedStore>['snapshot']>
): Promise<string[]> {
  const keys: string[] = [];
  for (const table of ['ztf', 'ztf.class']) {
    for await (const rows of snapshot.scan({
      table,
      ranges: [{ start: '!', stop: '~' }],
      columns: ['none']
    })) {
      keys.push(...rows.map(found => found.key));
    }
  }
  return keys;
}
