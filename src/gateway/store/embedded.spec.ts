import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRowStore } from '../../../tests/contract/rowstore';
import { openEmbeddedStore } from './embedded';
import { openEmbeddedWriter } from './embeddedwriter';
import type { IRowToWrite } from './rowwriter';

const dirs: string[] = [];
const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'fink-store-'));
  dirs.push(dir);
  return dir;
};
afterAll(() => dirs.forEach(dir => rmSync(dir, { recursive: true, force: true })));

async function write(dir: string, put: readonly IRowToWrite[]): Promise<void> {
  const writer = await openEmbeddedWriter(dir);
  await writer.commit({ put });
  await writer.close();
}
const one = (key: string, value = 'x'): IRowToWrite => ({
  table: 'ztf',
  key,
  cells: new Map([['i:objectId', Buffer.from(value)]])
});

const shared = newDir();
let keeper: Awaited<ReturnType<typeof openEmbeddedWriter>> | undefined;
describeRowStore(
  'embedded',
  () => Promise.resolve(openEmbeddedStore(shared)),
  async put => {
    keeper ??= await openEmbeddedWriter(shared);
    await keeper.commit({ put });
  },
  { consistentSnapshots: true }
);
afterAll(() => keeper?.close());

describe('embedded store', () => {
  it('acts as empty while there is none, and is found when it appears', async () => {
    const dir = newDir();
    const store = openEmbeddedStore(join(dir, 'later'));
    const before = store.snapshot();
    expect(await before.get('ztf', 'a')).toBeUndefined();
    expect(await store.tables()).toEqual([]);
    before.close();
    await write(join(dir, 'later'), [one('a')]);
    const after = store.snapshot();
    expect((await after.get('ztf', 'a'))?.key).toBe('a');
    after.close();
    await store.close();
  });

  it('is found again after it was deleted and made anew', async () => {
    const dir = join(newDir(), 'data');
    await write(dir, [one('old')]);
    const store = openEmbeddedStore(dir);
    const old = store.snapshot();
    expect((await old.get('ztf', 'old'))?.key).toBe('old');
    rmSync(dir, { recursive: true });
    await write(dir, [one('new')]);
    const fresh = store.snapshot();
    expect(await fresh.get('ztf', 'old')).toBeUndefined();
    expect((await fresh.get('ztf', 'new'))?.key).toBe('new');
    expect((await old.get('ztf', 'old'))?.key).toBe('old');
    fresh.close();
    old.close();
    await store.close();
  });

  it('treats an unknown table as empty', async () => {
    const dir = newDir();
    await write(dir, [one('a')]);
    const store = openEmbeddedStore(dir);
    const snapshot = store.snapshot();
    expect(await snapshot.get('nowhere', 'a')).toBeUndefined();
    expect(await snapshot.get('_meta', 'format')).toBeUndefined();
    expect((await snapshot.schema('nowhere')).size).toBe(0);
    snapshot.close();
    await store.close();
  });

  it('keeps snapshots of different ages apart', async () => {
    const dir = newDir();
    const writer = await openEmbeddedWriter(dir);
    const store = openEmbeddedStore(dir);
    const snapshots = [];
    for (let i = 0; i < 5; i++) {
      await writer.commit({
        put: [{ ...one('a', String(i)), table: i % 2 === 0 ? 'ztf' : `ztf.t${i}` }, one('b', String(i))]
      });
      snapshots.push(store.snapshot());
    }
    const seen = [];
    for (const snapshot of snapshots) {
      seen.push(Buffer.from((await snapshot.get('ztf', 'b'))?.cells.get('i:objectId') ?? []).toString());
    }
    expect(seen).toEqual(['0', '1', '2', '3', '4']);
    snapshots.forEach(snapshot => snapshot.close());
    await writer.close();
    await store.close();
  });
});

describe('the count of a table', () => {
  it('is that of its rows without reading them, schema rows left out', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'fink-count-'));
    const writer = await openEmbeddedWriter(dir);
    const cells = new Map([['i:a', Buffer.of(1)]]);
    const keys = ['a', 'b', 'c', 'schema_1', 'schema_2'];
    await writer.commit({ put: keys.map(key => ({ table: 'ztf', key, cells })) });
    await writer.commit({ put: [], remove: [{ table: 'ztf', key: 'a' }] });
    const store = openEmbeddedStore(dir);
    const snapshot = store.snapshot();
    expect(await snapshot.count?.('ztf')).toBe(2);
    expect(await snapshot.count?.('ztf.tns')).toBe(0);
    snapshot.close();
    await store.close();
    await writer.close();
    rmSync(dir, { recursive: true });
  });
});
