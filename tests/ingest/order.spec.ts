import { join } from 'node:path';
import { ang2nested } from '../../src/core/sky';
import { decodeCells } from '../../src/core/survey/cell';
import { ztfColumns } from '../../src/core/survey/ztf';
import { ingest } from '../../src/gateway/ingest';
import { cellsOf, dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
let stores = 0;

/** Ingests the files in the given order into a new store. */
async function storeOf(...files: readonly (readonly IMadeUpAlert[])[]): Promise<string> {
  const number = stores++;
  const dataDir = join(folder, `store${number}`);
  for (const [i, alerts] of files.entries()) {
    await ingest([writeAlerts(join(folder, `file${number}-${i}.avro`), alerts)], { dataDir });
  }
  return dataDir;
}

async function rowOf(dataDir: string, table: string, key: string) {
  const cells = await cellsOf(dataDir, table, key);
  return cells && decodeCells(cells, column => ztfColumns.get(column)?.type);
}

const id = 'ZTF20aaaaaaa';
const early: IMadeUpAlert = { objectId: id, jd: 2459001.75, magpsf: 18, tracklet: 'TRCK_20200601_045356_00' };
const late: IMadeUpAlert = { ...early, jd: 2459002.75, magpsf: 17 };
const other: IMadeUpAlert = { objectId: 'ZTF20bbbbbbb', jd: 2459001.75, ra: 200, dec: -5 };

describe('the latest alert holds the rows that an object has once', () => {
  it.each([
    ['early first', [[early], [late]]],
    ['late first', [[late], [early]]],
    ['both in one file', [[late, early]]]
  ])('%s', async (_name, files) => {
    const dataDir = await storeOf(...files);
    const [pixel = '', ...more] = await keysOf(dataDir, 'ztf.pixel128');
    expect(more).toEqual([]);
    expect(await rowOf(dataDir, 'ztf.pixel128', pixel)).toMatchObject({ 'i:jd': 2459002.75, 'i:magpsf': 17 });
    expect(await keysOf(dataDir, 'ztf.tracklet')).toEqual([`TRCK_20200601_045356_00_${id}`]);
    expect(await rowOf(dataDir, 'ztf.tracklet', `TRCK_20200601_045356_00_${id}`)).toMatchObject({
      'i:jd': 2459002.75
    });
  });

  // Measured positions of one object of the simulated sky, 0.3 arcsec apart: a border of pixels runs between them.
  it("an object on a border of pixels is in both of Fink's pixels, and once in the fine index", async () => {
    const one = { ...early, ra: 78.6167014, dec: 45.5489874 };
    const two = { ...late, ra: 78.6167928, dec: 45.5490331 };
    const dataDir = await storeOf([one], [two]);
    const keys = await keysOf(dataDir, 'ztf.pixel128');
    expect(keys.map(key => key.split('_')[0])).toEqual(['27715', '28187']);
    const rows = await Promise.all(keys.map(key => rowOf(dataDir, 'ztf.pixel128', key)));
    expect(rows.map(row => row?.['i:jd'])).toEqual([2459002.75, 2459001.75]);
    expect(await keysOf(dataDir, 'ztf.pixel12')).toHaveLength(1);
  });

  it.each([
    ['early first', [[early], [{ ...late, ra: 10.05 }]]],
    ['late first', [[{ ...late, ra: 10.05 }], [early]]],
    ['both in one file', [[{ ...late, ra: 10.05 }, early]]]
  ])(
    'an object has one row in the fine index, in the pixel of its latest alert: %s',
    async (_name, files) => {
      const dataDir = await storeOf(...files);
      const dec = Number((await rowOf(dataDir, 'ztf', `${id}_2459002.75`))?.['i:dec']);
      const pixel = String(ang2nested(12, 10.05, dec)).padStart(9, '0');
      expect(await keysOf(dataDir, 'ztf.pixel12')).toEqual([`${pixel}_${id}`]);
      expect(await rowOf(dataDir, 'ztf.pixel12', `${pixel}_${id}`)).toMatchObject({
        'i:jd': 2459002.75,
        'i:ra': 10.05,
        'd:classification': expect.any(String)
      });
    }
  );

  it('the row of the fine index moves with a better copy of the latest alert, and not for an earlier alert', async () => {
    const copy = { ...late, ra: 10.05, versions: ['1.4', '0.5.1'] as const };
    const first = { ...late, versions: ['1.3', '0.4.8'] as const };
    const expected = await keysOf(await storeOf([copy]), 'ztf.pixel12');
    expect(expected).toHaveLength(1);
    for (const files of [[[first], [copy]], [[copy], [first], [early]], [[early, first, copy]]]) {
      expect(await keysOf(await storeOf(...files), 'ztf.pixel12')).toEqual(expected);
    }
  });

  it('the row is replaced whole: no cell of the earlier alert stays', async () => {
    const dataDir = await storeOf([{ ...early, tns: 'SN Ia' }], [late]);
    const row = await rowOf(dataDir, 'ztf.tracklet', `TRCK_20200601_045356_00_${id}`);
    expect(row).not.toHaveProperty('d:tns');
  });

  it('of alerts of the same time the higher candid wins', async () => {
    const twin = { ...early, candid: 9007199254740993001n, ra: 10.0001 };
    for (const files of [
      [[early], [twin]],
      [[twin], [early]]
    ]) {
      const dataDir = await storeOf(...files);
      expect(await rowOf(dataDir, 'ztf', `${id}_2459001.75`)).toMatchObject({
        'i:candid': 9007199254740993001n
      });
    }
  });
});

describe('two copies of one alert', () => {
  const first: IMadeUpAlert = {
    ...early,
    versions: ['1.3', '0.4.8'],
    cdsxmatch: 'QSO',
    tns: 'SN II',
    stamps: 'a',
    history: [{ jd: 2458999.75, magpsf: null, rb: null, nbad: null }]
  };
  const second: IMadeUpAlert = { ...early, versions: ['1.4', '0.5.1'], cdsxmatch: 'Blazar' };

  it('the later Fink version wins, whatever the order, and the index rows of the other go', async () => {
    const dumps = await Promise.all(
      [[[first], [second]], [[second], [first]], [[first, second]], [[second, first, second]]].map(
        async files => {
          const dataDir = await storeOf(...files);
          expect(await keysOf(dataDir, 'ztf.class')).toEqual([`Blazar_2459001.75_${id}`]);
          expect(await keysOf(dataDir, 'ztf.tns')).toEqual([]);
          return dump(dataDir);
        }
      )
    );
    dumps.forEach(each => expect(each).toEqual(dumps[0]));
  });

  it('history and stamps that only one of them has are kept', async () => {
    const dataDir = await storeOf([first], [second]);
    expect(await keysOf(dataDir, 'ztf.upper')).toEqual([`${id}_2458999.75`]);
    const stamps = await cellsOf(dataDir, 'ztf.cutouts', `${id}_2459001.75`);
    expect(stamps?.get('b:cutoutScience_stampData')?.toString()).toBe('science a');
  });

  it('a detection of low quality that is an alert in its own right is not repeated, whichever comes first', async () => {
    const history = [
      { jd: early.jd, magpsf: 18, rb: 0.5, nbad: 0 },
      { jd: early.jd - 1, magpsf: 18, rb: 0.5, nbad: 0 }
    ];
    const later: IMadeUpAlert = { ...late, history };
    const orders = [[[early], [later]], [[later], [early]], [[later, early]]];
    const dumps = await Promise.all(orders.map(async files => dump(await storeOf(...files))));
    dumps.forEach(each => expect(each).toEqual(dumps[0]));
    expect(await keysOf(await storeOf(...(orders[1] ?? [])), 'ztf.uppervalid')).toEqual([`${id}_2459000.75`]);
  });

  it('a row that becomes free goes to the latest other alert of the object', async () => {
    const moved: IMadeUpAlert = { ...late, versions: ['9.0', '9.0'], jdstarthist: 2459000.5 };
    const orders = [
      [[early], [late], [moved]],
      [[moved], [late], [early]],
      [[late], [moved, early]]
    ];
    const dumps = await Promise.all(orders.map(async files => dump(await storeOf(...files))));
    dumps.forEach(each => expect(each).toEqual(dumps[0]));
    const dataDir = await storeOf(...(orders[0] ?? []));
    const keys = await keysOf(dataDir, 'ztf.pixel128');
    const rows = await Promise.all(keys.map(key => rowOf(dataDir, 'ztf.pixel128', key)));
    expect(rows.map(row => [row?.['i:jdstarthist'], row?.['i:jd']])).toEqual([
      [2459000.5, 2459002.75],
      [2459000.75, 2459001.75]
    ]);
  });
});

describe('ingesting again', () => {
  it('changes nothing, and the same content is known under another name', async () => {
    const dataDir = join(folder, 'again');
    const file = writeAlerts(join(folder, 'again1.avro'), [early, late, other]);
    const copy = writeAlerts(join(folder, 'again2.avro'), [early, late, other]);
    const first = await ingest([file], { dataDir });
    const before = await dump(dataDir);
    const second = await ingest([file, copy], { dataDir });
    expect(first).toMatchObject({ fresh: 3, alerts: 3, skipped: [] });
    expect(second).toMatchObject({ fresh: 0, alerts: 0, skipped: [], rowsPerTable: {} });
    expect(second.files.map(each => each.state)).toEqual(['known', 'known']);
    expect(await dump(dataDir)).toEqual(before);
  });

  it('counts alerts that another file has already brought', async () => {
    const dataDir = join(folder, 'dup');
    await ingest([writeAlerts(join(folder, 'dup1.avro'), [early, other])], { dataDir });
    const report = await ingest([writeAlerts(join(folder, 'dup2.avro'), [early, late, late])], { dataDir });
    expect(report).toMatchObject({ alerts: 3, fresh: 1, replaced: 0, duplicates: 2 });
    expect(report.rowsPerTable['ztf']).toBe(1);
  });

  it('the size of commits makes no difference', async () => {
    const file = writeAlerts(join(folder, 'sizes.avro'), [late, early, other, { ...other, jd: 2459003.5 }]);
    const dumps: string[][] = [];
    for (const commitAlerts of [1, 2, 1000]) {
      const dataDir = join(folder, `sizes${commitAlerts}`);
      await ingest([file], { dataDir, commitAlerts });
      dumps.push(await dump(dataDir));
    }
    dumps.forEach(each => expect(each).toEqual(dumps[0]));
  });
});
