import { join } from 'node:path';
import { decodeCell } from '../../src/core/survey/cell';
import { ingest } from '../../src/gateway/ingest';
import { openEmbeddedWriter } from '../../src/gateway/store';
import type { IScanOptions } from '../../src/gateway/store/rowstore';
import type { IRowWriter } from '../../src/gateway/store/rowwriter';
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

/** A writer that counts the rows of each table that scans give, but for those that look for one row. */
function counting(writer: IRowWriter, rowsRead: Map<string, number>): IRowWriter {
  const snapshot = (): ReturnType<IRowWriter['snapshot']> => {
    const inner = writer.snapshot();
    return {
      get: (...given) => inner.get(...given),
      multiGet: (...given) => inner.multiGet(...given),
      schema: table => inner.schema(table),
      close: () => inner.close(),
      async *scan(options: IScanOptions) {
        for await (const rows of inner.scan(options)) {
          if (options.limit !== 1) {
            rowsRead.set(options.table, (rowsRead.get(options.table) ?? 0) + rows.length);
          }
          yield rows;
        }
      }
    };
  };
  return {
    commit: change => writer.commit(change),
    mark: name => writer.mark(name),
    close: () => writer.close(),
    snapshot
  };
}

it('reads the alerts of the nights that have changed, whatever else the store has', async () => {
  const many: IMadeUpAlert[] = Array.from({ length: 400 }, (_, i) => ({
    objectId: `ZTF20bbbbb${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + (i % 10))}`,
    jd: 2459001.7 + Math.floor(i / 10) + (i % 10) / 100,
    ra: 10 + i / 10,
    anomaly: -0.01 * (i % 10),
    // Labels that begin with another one, and with the separator in them.
    cdsxmatch: ['EB*', 'EB*_Candidate', 'EB', 'QSO', 'Unknown'][i % 5] ?? ''
  }));
  const last = night.map((each, i) => ({ ...each, objectId: `ZTF20ccccccc`, jd: 2459031.6 + i / 100 }));
  const files = [many, last].map((each, i) => writeAlerts(join(folder, `many${i}.avro`), each, 50));
  const [before = '', after = ''] = files;
  const whole = join(folder, 'manywhole');
  await ingest(files, { dataDir: whole });
  const dataDir = join(folder, 'many');
  await ingest([before], { dataDir });
  const rowsRead = new Map<string, number>();
  const writer = counting(await openEmbeddedWriter(dataDir), rowsRead);
  await ingest([after], { dataDir, writer });
  await writer.close();
  // 10 alerts of that night were there; the object of the new ones is looked for in the main table.
  expect(rowsRead.get('ztf.class')).toBe(25);
  expect(rowsRead.get('ztf')).toBeUndefined();
  expect(rowsRead.get('ztf.anomaly')).toBe(9);
  expect(await dump(dataDir)).toEqual(await dump(whole));
});
