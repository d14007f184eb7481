import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { ingest, type IIngestReport } from '../../src/gateway/ingest';
import { bundle, bundleEnvironment } from './bundle';
import { dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

/** Ingestion whose files are read by threads, against ingestion in one thread. */

const folder = temporaryFolder();
const child = join(folder, 'child.cjs');
const data = join(__dirname, '../data/alerts');
const samples = ['early.parquet', 'modern.parquet', 'pandas.parquet', 'modern.avro'].map(name =>
  join(data, name)
);
let stores = 0;

const alerts: IMadeUpAlert[] = Array.from({ length: 90 }, (_, i) => ({
  objectId: `ZTF20aaaaa${String.fromCharCode(97 + (i % 9))}b`,
  jd: 2459001.6 + i * 0.01,
  ra: 10 + (i % 9),
  stamps: 'x'.repeat(1 + ((i * 977) % 40_000)),
  history: [{ jd: 2458990.5 + (i % 9), magpsf: null, rb: null, nbad: null }]
}));

function withThreads(files: readonly string[], options: object = {}, dataDir = join(folder, `t${stores++}`)) {
  const out = execFileSync(process.execPath, [child, dataDir, ...files], {
    env: { ...bundleEnvironment, CHILD_OPTIONS: JSON.stringify(options) },
    encoding: 'utf8',
    maxBuffer: 1 << 26
  });
  return { dataDir, report: JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as IIngestReport };
}

beforeAll(async () => {
  await bundle('child.ts', child);
}, 60_000);

it.each([1, 2, 3])(
  '%d threads leave the same store and report as none',
  async count => {
    const made = [1, 7].map(perBlock =>
      writeAlerts(join(folder, `${count}-${perBlock}.avro`), alerts, perBlock)
    );
    const files = [...samples, ...made];
    const alone = join(folder, `alone${count}`);
    const expected = await ingest(files, { dataDir: alone, commitAlerts: 10 });
    const { dataDir, report } = withThreads(files, { readers: { file: child, count } });
    expect({ ...report, seconds: 0 }).toEqual({ ...expected, seconds: 0 });
    expect(await dump(dataDir)).toEqual(await dump(alone));
  },
  60_000
);

it('say of a broken row group where it is, after all alerts before it', async () => {
  const path = join(folder, 'group.parquet');
  const bytes = readFileSync(join(data, 'modern.parquet'));
  const { row_groups } = parquetMetadata(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  );
  const start = Number(row_groups[1]?.columns[0]?.meta_data?.data_page_offset);
  writeFileSync(path, bytes.fill(0xff, start, start + 500));
  const { dataDir, report } = withThreads([path, samples[3] ?? '']);
  expect(report.skipped).toMatchObject([{ path, place: 'row group 1, rows 2 to 3' }]);
  expect(report.files.map(each => each.state)).toEqual(['cut', 'ingested']);
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(4);
}, 60_000);

it('leave out an alert that no key can hold, and go on', async () => {
  const odd = writeAlerts(join(folder, 'odd.avro'), [
    { objectId: 'ZTF20aaaaaaa', jd: 2459001.75, cdsxmatch: 'x'.repeat(3000) },
    { objectId: 'ZTF20aaaaaab', jd: 2459001.75 },
    { objectId: '../etc', jd: 2459001.75 }
  ]);
  const { dataDir, report } = withThreads([odd]);
  expect(report).toMatchObject({ alerts: 2, fresh: 1 });
  expect(report.skipped.map(({ place, reason }) => `${place}: ${reason.slice(0, 31)}`)).toEqual([
    'block 0, row 0: invalid row key of ztf.class: x',
    'block 1, row 2: invalid objectId: ../etc'
  ]);
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(1);
}, 60_000);

it('a store without stamps gets them when the files are ingested again with them', async () => {
  const { dataDir, report } = withThreads(samples, { stamps: false });
  expect(report.rowsPerTable['ztf']).toBeGreaterThan(3);
  expect(await keysOf(dataDir, 'ztf.cutouts')).toEqual([]);
  expect(withThreads(samples, { stamps: false }, dataDir).report.files[0]?.state).toBe('known');
  const again = withThreads(samples, {}, dataDir).report;
  expect(again).toMatchObject({ fresh: 0 });
  expect(Object.keys(again.rowsPerTable)).toEqual(['ztf.cutouts']);
  const whole = withThreads(samples);
  expect(await dump(dataDir)).toEqual(await dump(whole.dataDir));
  expect(withThreads(samples, { stamps: false }, dataDir).report.files[0]?.state).toBe('known');
}, 60_000);
