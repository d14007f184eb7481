import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { ingest } from '../../src/gateway/ingest';
import { keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
const data = join(__dirname, '../data/alerts');
const good = join(data, 'modern.avro');
const alerts: IMadeUpAlert[] = Array.from({ length: 6 }, (_, i) => ({
  objectId: `ZTF20aaaaaa${String.fromCharCode(97 + i)}`,
  jd: 2459001.75 + i
}));
let stores = 0;

async function take(...paths: string[]) {
  const dataDir = join(folder, `store${stores++}`);
  const report = await ingest(paths, { dataDir });
  return { report, objects: (await keysOf(dataDir, 'ztf')).map(key => key.split('_')[0]) };
}

function damaged(name: string, original: string, change: (bytes: Buffer) => Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(original)));
  return path;
}

it('keeps the blocks before the place where an Avro file is cut off, and the other files', async () => {
  const whole = writeAlerts(join(folder, 'whole.avro'), alerts);
  const cut = damaged('cut.avro', whole, bytes => bytes.subarray(0, bytes.length - 10));
  const { report, objects } = await take(cut, good);
  expect(objects).toHaveLength(4 + 4);
  expect(report.skipped).toMatchObject([{ path: cut, place: 'block 2' }]);
  expect(report.skipped[0]?.reason).toMatch(/^invalid block: .*need \d+ bytes, have \d+/);
  expect(report.files.map(each => each.state)).toEqual(['cut', 'ingested']);
});

it('finds a flipped bit in a snappy block by its checksum', async () => {
  const path = damaged('flipped.avro', good, bytes => {
    const flipped = Buffer.from(bytes);
    const at = flipped.indexOf('difference 3') > 0 ? flipped.indexOf('difference 3') : flipped.length - 200;
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    return flipped;
  });
  const { report, objects } = await take(path);
  expect(objects.length).toBeLessThan(4);
  expect(report.skipped).toHaveLength(1);
  expect(report.skipped[0]?.place).toMatch(/^block \d+$/);
});

it('keeps the row groups before a broken one', async () => {
  const path = damaged('group.parquet', join(data, 'modern.parquet'), bytes => {
    const broken = Buffer.from(bytes);
    const footer = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    );
    const start = Number(footer.row_groups[1]?.columns[0]?.meta_data?.data_page_offset);
    broken.fill(0xff, start, start + 500);
    return broken;
  });
  const { report, objects } = await take(path);
  expect(objects).toHaveLength(2);
  expect(report.skipped).toMatchObject([{ path, place: 'row group 1, rows 2 to 3' }]);
});

it.each([
  ['a Parquet file without its end', 'modern.parquet', (b: Buffer) => b.subarray(0, 20000), 'footer'],
  ['an Avro file without its header', 'modern.avro', (b: Buffer) => b.subarray(0, 30), 'header'],
  ['some other file', 'alerts.json', (b: Buffer) => b, 'start of file'],
  ['an empty file', 'alerts.json', () => Buffer.alloc(0), 'start of file']
])('names the place in %s', async (_name, original, change, place) => {
  const path = damaged(`place-${stores}.avro`, join(data, original), change);
  const { report, objects } = await take(path, good);
  expect(report.skipped).toMatchObject([{ path, place }]);
  expect(report.skipped[0]?.reason).toMatch(/^(invalid|unsupported|missing) /);
  expect(objects).toHaveLength(4);
});

it('leaves out single alerts that could not be found again, and says which', async () => {
  const odd = [
    alerts[0],
    { ...alerts[1], objectId: '../etc' },
    { ...alerts[2], jd: NaN },
    alerts[3]
  ] as IMadeUpAlert[];
  const path = writeAlerts(
    join(folder, 'odd.avro'),
    odd.map(each => ({ ...each, candid: 5n }))
  );
  const { report, objects } = await take(path);
  expect(objects).toEqual(['ZTF20aaaaaaa', 'ZTF20aaaaaad']);
  expect(report.skipped).toMatchObject([
    { place: 'block 0, row 1', reason: 'invalid objectId: ../etc' },
    { place: 'block 1, row 2', reason: expect.stringMatching(/^missing candidate\.jd/) as string }
  ]);
});

it('refuses a text that is too long for a row key', async () => {
  const path = writeAlerts(join(folder, 'long.avro'), [
    { ...alerts[0], cdsxmatch: 'x'.repeat(3000) } as IMadeUpAlert
  ]);
  const { report, objects } = await take(path);
  expect(objects).toEqual([]);
  expect(report.skipped[0]?.reason).toMatch(/^invalid row key of ztf\.class/);
});

it('walks directories in name order and takes files by content, not by name', async () => {
  const directory = join(folder, 'tree');
  mkdirSync(join(directory, 'b', '.hidden'), { recursive: true });
  copyFileSync(good, join(directory, 'b', 'really-avro.parquet'));
  copyFileSync(join(data, 'early.parquet'), join(directory, 'a.parquet'));
  writeFileSync(join(directory, '_SUCCESS'), '');
  writeFileSync(join(directory, 'notes.txt'), 'no alerts');
  copyFileSync(good, join(directory, 'b', '.hidden', 'c.avro'));
  const { report } = await take(directory);
  expect(report.skipped).toEqual([]);
  expect(report.files.map(each => each.path.slice(directory.length))).toEqual([
    '/a.parquet',
    '/b/really-avro.parquet'
  ]);
});

it('says so when a path or the files of a directory are missing', async () => {
  mkdirSync(join(folder, 'empty'), { recursive: true });
  const { report } = await take(join(folder, 'nowhere'), join(folder, 'empty'));
  expect(report.skipped.map(each => each.reason)).toEqual([
    expect.stringMatching(/^missing file or directory/),
    expect.stringMatching(/^missing alert files/)
  ]);
});
