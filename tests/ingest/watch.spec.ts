import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest, type IIngestReport } from '../../src/gateway/ingest';
import { watchAndIngest } from '../../src/gateway/ingest/watch';
import { openEmbeddedWriter } from '../../src/gateway/store';
import { bundle, bundleEnvironment } from './bundle';
import { dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
const modern = join(__dirname, '../data/alerts/modern.parquet');
const alerts: IMadeUpAlert[] = Array.from({ length: 12 }, (_, i) => ({
  objectId: `ZTF20aaaaaa${String.fromCharCode(97 + i)}`,
  jd: 2459001.75 + i / 10
}));

/** A watched folder; `next` is the next report. */
function watched(name: string) {
  const night = join(folder, name, 'live', 'year=1988', 'month=11');
  mkdirSync(night, { recursive: true });
  const dataDir = join(folder, name, 'store');
  const stop = new AbortController();
  const reports: IIngestReport[] = [];
  let told: () => void = () => undefined;
  const end = watchAndIngest([join(folder, name, 'live')], {
    dataDir,
    signal: stop.signal,
    pollMs: 50,
    ingested: report => {
      reports.push(report);
      told();
    }
  });
  const next = async (): Promise<IIngestReport> => {
    while (reports.length === 0) {
      await Promise.race([new Promise<void>(resolve => (told = resolve)), end]);
    }
    return reports.shift() as IIngestReport;
  };
  return { night, dataDir, next, stop: () => (stop.abort(), end) };
}

it('ingests files as they appear, in folders too, and leaves the store of one ingestion', async () => {
  const { night, dataDir, next, stop } = watched('appear');
  const first = writeAlerts(join(night, 'a.avro'), alerts.slice(0, 6));
  expect(await next()).toMatchObject({ alerts: 6, skipped: [] });
  const deeper = join(night, 'day=03');
  mkdirSync(deeper);
  const draft = writeAlerts(join(deeper, '.draft'), alerts.slice(6));
  const second = join(deeper, 'b.avro');
  renameSync(draft, second);
  expect(await next()).toMatchObject({ alerts: 6, skipped: [] });
  await stop();
  const once_ = join(folder, 'appear', 'once');
  await ingest([first, second], { dataDir: once_ });
  expect(await dump(dataDir)).toEqual(await dump(once_));
});

it('waits until a Parquet file is whole', async () => {
  const { night, dataDir, next, stop } = watched('parts');
  const path = join(night, 'c.parquet');
  const bytes = readFileSync(modern);
  for (let end = 0; end < bytes.length; end += Math.ceil(bytes.length / 40)) {
    writeFileSync(path, bytes.subarray(0, end));
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  writeFileSync(path, bytes);
  let report = await next();
  while (report.alerts === 0) {
    // A slow machine: the file stood still for a while before it was whole.
    report = await next();
  }
  expect(report).toMatchObject({ alerts: 4, skipped: [] });
  await stop();
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(4);
});

it('names a broken file once, and takes it when it has been mended', async () => {
  const { night, dataDir, next, stop } = watched('mended');
  const path = join(night, 'd.avro');
  const bytes = readFileSync(writeAlerts(join(folder, 'whole.avro'), alerts));
  writeFileSync(path, bytes.subarray(0, bytes.length - 10));
  const report = await next();
  expect(report.skipped).toMatchObject([{ path }]);
  writeFileSync(path, bytes);
  expect((await next()).skipped).toEqual([]);
  await stop();
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(alerts.length);
});

it('holds the write lock only while it writes', async () => {
  const { night, dataDir, next, stop } = watched('lock');
  writeAlerts(join(night, 'e.avro'), alerts.slice(0, 3));
  await next();
  const other = await openEmbeddedWriter(dataDir, { wait: true });
  writeAlerts(join(night, 'f.avro'), alerts.slice(3, 6));
  await other.close();
  expect(await next()).toMatchObject({ fresh: 3 });
  await stop();
});

it('refuses a folder that is not there', async () => {
  await expect(
    watchAndIngest([join(folder, 'nowhere')], { dataDir: folder, signal: new AbortController().signal })
  ).rejects.toThrow(/^missing directory/);
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'the command ends cleanly on %s',
  async signal => {
    const child = join(folder, `watch-${signal}.cjs`);
    await bundle('commandchild.ts', child);
    const live = join(folder, signal);
    mkdirSync(live);
    writeAlerts(join(live, 'a.avro'), alerts);
    const dataDir = join(folder, `store-${signal}`);
    const process_ = spawn(process.execPath, [child, '--watch', live, '--data', dataDir], {
      env: bundleEnvironment
    });
    let out = '';
    process_.stdout.on('data', part => {
      out += String(part);
      // Once: a second signal would end it at once.
      if (!process_.killed && /12 alerts read/.test(out)) {
        process_.kill(signal);
      }
    });
    const [code] = (await once(process_, 'exit')) as [number];
    expect(out).toMatch(/^stopped$/m);
    expect(code).toBe(0);
    expect(await keysOf(dataDir, 'statistics_class')).not.toEqual([]);
  },
  60_000
);
