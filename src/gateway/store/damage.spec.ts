import {
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStore } from './checkstore';
import { openEmbeddedStore } from './embedded';
import { openEmbeddedWriter } from './embeddedwriter';
import { storeFile } from './environment';
import type { ISnapshot } from './rowstore';

const PAGE = 4096;
const ALL = [{ start: '!', stop: '\u{10FFFF}' }];
const REMEDY = /put a backup in its place, or delete it and ingest again/;
const scratch = mkdtempSync(join(tmpdir(), 'fink-damage-'));
let count = 0;
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of a store of 600 short rows and one long one, to be damaged. */
function copy(): string {
  const dir = join(scratch, String(count++));
  cpSync(join(scratch, 'sound'), dir, { recursive: true });
  return dir;
}

beforeAll(async () => {
  const writer = await openEmbeddedWriter(join(scratch, 'sound'));
  const put = Array.from({ length: 600 }, (_, i) => ({
    table: 'ztf',
    key: `ZTF${String(i).padStart(4, '0')}_2459000.5`,
    cells: new Map([['i:a', Buffer.from(`cell ${i} ${'x'.repeat(150)}`)]])
  }));
  const stamp = { table: 'ztf.cutouts', key: 'ZTF_1', cells: new Map([['b:a', Buffer.alloc(20_000, 7)]]) };
  await writer.commit({ put: [...put, stamp] });
  await writer.close();
});

function overwrite(dir: string, at: number, bytes: Uint8Array): void {
  const fd = openSync(storeFile(dir), 'r+');
  writeSync(fd, bytes, 0, bytes.length, at);
  closeSync(fd);
}

/** Numbers of the pages of a kind (1 branch, 2 leaf). */
function pagesOf(dir: string, kind: number): number[] {
  const bytes = readFileSync(storeFile(dir));
  return Array.from({ length: bytes.length / PAGE }, (_, page) => page).filter(
    page => bytes.readUInt16LE(page * PAGE + 18) === kind && bytes.readUInt32LE(page * PAGE) === page
  );
}

/** Pages that hold rows: others of their kind may be free. */
function pagesOfRows(dir: string): number[] {
  const bytes = readFileSync(storeFile(dir));
  return pagesOf(dir, 2).filter(page => bytes.subarray(page * PAGE, (page + 1) * PAGE).includes('cell '));
}

async function countRows(snapshot: ISnapshot): Promise<number> {
  let rows = 0;
  for await (const batch of snapshot.scan({ table: 'ztf', ranges: ALL })) {
    rows += batch.length;
  }
  return rows;
}

describe('a sound store', () => {
  it('passes the check, with all its rows', async () => {
    expect(await checkStore(copy())).toMatchObject({ rows: 601 });
  });

  it('that is not there is said to be missing', async () => {
    await expect(checkStore(join(scratch, 'nowhere'))).rejects.toThrow(/^missing store/);
  });
});

describe('a damaged store is named, with the remedy, when it is opened:', () => {
  it.each([
    [
      'cut in the middle',
      (dir: string) => truncateSync(storeFile(dir), 20 * PAGE),
      /the file is cut: need \d+ bytes/
    ],
    [
      'cut by a byte',
      (dir: string) => truncateSync(storeFile(dir), readFileSync(storeFile(dir)).length - 1),
      /cut/
    ],
    ['cut to nothing', (dir: string) => truncateSync(storeFile(dir), 0), /headers/],
    ['another kind of file', (dir: string) => writeFileSync(storeFile(dir), 'PAR1'.repeat(5000)), /headers/],
    [
      'first header overwritten',
      (dir: string) => overwrite(dir, 0, Buffer.alloc(PAGE)),
      /one of the two headers/
    ],
    [
      'second header overwritten',
      (dir: string) => overwrite(dir, PAGE, Buffer.alloc(PAGE, 255)),
      /one of the two/
    ],
    [
      'roots of tables overwritten',
      (dir: string) => pagesOf(dir, 1).forEach(page => overwrite(dir, page * PAGE, Buffer.alloc(PAGE))),
      /page \d+ of .*another page, or none/
    ]
  ])('%s', async (_name, damage, reason) => {
    const dir = copy();
    damage(dir);
    const store = openEmbeddedStore(dir);
    expect(() => store.snapshot()).toThrow(/^invalid store: /);
    expect(() => store.snapshot()).toThrow(reason);
    expect(() => store.snapshot()).toThrow(REMEDY);
    await expect(store.tables()).rejects.toThrow(storeFile(dir));
    await expect(openEmbeddedWriter(dir)).rejects.toThrow(REMEDY);
    await expect(checkStore(dir)).rejects.toThrow(REMEDY);
    await store.close();
  });

  it('cut while it is open', async () => {
    const dir = copy();
    const store = openEmbeddedStore(dir);
    store.snapshot().close();
    store.snapshot().close();
    truncateSync(storeFile(dir), 20 * PAGE);
    expect(() => store.snapshot()).toThrow(/the file was cut from \d+ to 81920 bytes.*put a backup/);
    await store.close();
  });
});

describe('a damaged row is named when it is read', () => {
  it('and rows before it are still given', async () => {
    const dir = copy();
    const bytes = readFileSync(storeFile(dir));
    overwrite(dir, bytes.indexOf('cell 300 ') + 20, Buffer.from('yyy'));
    const store = openEmbeddedStore(dir);
    const snapshot = store.snapshot();
    await expect(countRows(snapshot)).rejects.toThrow(
      /^invalid store: row ZTF0300_2459000.5 of table ztf of .*store.lmdb is damaged .*put a backup/
    );
    await expect(snapshot.get('ztf', 'ZTF0300_2459000.5')).rejects.toThrow(/row ZTF0300/);
    expect(await snapshot.get('ztf', 'ZTF0299_2459000.5')).toBeDefined();
    snapshot.close();
    await store.close();
    await expect(checkStore(dir)).rejects.toThrow(/row ZTF0300/);
  });
});

describe('the check of all pages finds what LMDB would crash on, or leave out:', () => {
  const random = Buffer.from(Array.from({ length: PAGE }, (_, i) => (i * 7919 + 13) % 251));
  it.each([
    ['zeros', Buffer.alloc(PAGE)],
    ['anything', random]
  ])('pages of rows overwritten with %s', async (_name, content) => {
    for (const page of pagesOfRows(copy()).filter((_, i) => i % 5 === 0)) {
      const dir = copy();
      overwrite(dir, page * PAGE, content);
      await expect(checkStore(dir)).rejects.toThrow(/^invalid store: .*put a backup/);
    }
  });

  it('a page in the place of another', async () => {
    const dir = copy();
    const [one = 0, other = 0] = pagesOfRows(dir).slice(3);
    overwrite(dir, one * PAGE, readFileSync(storeFile(dir)).subarray(other * PAGE, (other + 1) * PAGE));
    await expect(checkStore(dir)).rejects.toThrow(`page ${one} of`);
  });

  it('the middle of a long value', async () => {
    const dir = copy();
    const at = readFileSync(storeFile(dir)).indexOf(Buffer.alloc(9000, 7));
    overwrite(dir, at + 8000, Buffer.from([8]));
    await expect(checkStore(dir)).rejects.toThrow(/row ZTF_1 of table ztf.cutouts/);
  });
});
