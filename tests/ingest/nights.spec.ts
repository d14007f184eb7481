import { join } from 'node:path';
import { decodeCell } from '../../src/core/survey/cell';
import { ingest } from '../../src/gateway/ingest';
import { cellsOf, dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();

async function numbersOf(dataDir: string, night: string) {
  const cells = await cellsOf(dataDir, 'statistics_class', `ztf_${night}`);
  return (
    cells && Object.fromEntries([...cells].map(([name, bytes]) => [name, Number(decodeCell('long', bytes))]))
  );
}

// 2020-06-01 is JD 2459001.5 to 2459002.5.
const night: IMadeUpAlert[] = Array.from({ length: 15 }, (_, i) => ({
  objectId: `ZTF20aaaaaa${String.fromCharCode(97 + i)}`,
  jd: 2459001.7 + i / 100,
  ra: 10 + i,
  anomaly: i === 0 ? 0 : -0.01 * i,
  cdsxmatch: i < 3 ? 'QSO' : i < 5 ? 'Galaxy' : 'Unknown'
}));

it('counts each night of the main table anew', async () => {
  const dataDir = join(folder, 'counts');
  const rest = [...night.slice(10), { objectId: 'ZTF20zzzzzzz', jd: 2459002.6 }];
  await ingest([writeAlerts(join(folder, 'a.avro'), night.slice(0, 10))], { dataDir });
  await ingest([writeAlerts(join(folder, 'b.avro'), rest)], { dataDir });
  expect(await keysOf(dataDir, 'statistics_class')).toEqual(['ztf_20200601', 'ztf_20200602']);
  expect(await numbersOf(dataDir, '20200601')).toEqual({
    'basic:raw': 15,
    'basic:sci': 15,
    'basic:n_g': 15,
    'basic:n_r': 0,
    'basic:exposures': 15,
    'basic:fields': 1,
    'class:QSO': 3,
    'class:Unknown': 12,
    'class:simbad_tot': 3,
    'class:simbad_gal': 2
  });
});

it('keeps the ten most anomalous objects of a night, lowest score first, none without score', async () => {
  const dataDir = join(folder, 'anomaly');
  await ingest([writeAlerts(join(folder, 'c.avro'), night.slice(0, 12))], { dataDir });
  expect(await keysOf(dataDir, 'ztf.anomaly')).toHaveLength(10);
  await ingest([writeAlerts(join(folder, 'd.avro'), night.slice(12))], { dataDir });
  const expected = night.slice(5).map(each => each.objectId);
  const keys = await keysOf(dataDir, 'ztf.anomaly');
  expect(keys.map(key => key.split('_')[1]).sort()).toEqual(expected.sort());
});

it('an object counts once a night among the anomalies, by its most anomalous alert', async () => {
  const dataDir = join(folder, 'once');
  const twice = [0.5, 0.6, 0.7].map((t, i) => ({
    objectId: 'ZTF20aaaaaaa',
    jd: 2459002 - t / 5,
    anomaly: [-1, -3, -2][i] ?? 0
  }));
  await ingest([writeAlerts(join(folder, 'e.avro'), twice)], { dataDir });
  expect(await keysOf(dataDir, 'ztf.anomaly')).toEqual(['2459001.88_ZTF20aaaaaaa']);
});

it('an ingestion that was stopped before the statistics makes them good in the next run', async () => {
  const file = writeAlerts(join(folder, 'f.avro'), night);
  const whole = join(folder, 'whole');
  await ingest([file], { dataDir: whole });
  const dataDir = join(folder, 'stopped');
  const stop = new AbortController();
  const report = await ingest([file], {
    dataDir,
    commitAlerts: 4,
    signal: stop.signal,
    progress: ({ alerts }) => {
      if (alerts === 9) {
        stop.abort();
      }
    }
  });
  expect(report.interrupted).toBe(true);
  expect(await keysOf(dataDir, 'statistics_class')).toEqual([]);
  expect(await keysOf(dataDir, 'ztf')).toHaveLength(9);
  expect(await ingest([file], { dataDir })).toMatchObject({ alerts: 6, fresh: 6, interrupted: false });
  expect(await dump(dataDir)).toEqual(await dump(whole));
});
