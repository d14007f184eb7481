import { type FastifyInstance } from 'fastify';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCells } from '../../src/core/survey/cell';
import { classify, memberships, nightlyAnomalies, ztfColumns } from '../../src/core/survey/ztf';
import { night } from '../../src/core/time';
import { type Row } from '../../src/core/value';
import { runIngestCommand } from '../../src/gateway/ingest';
import { ingestSources } from '../../src/gateway/ingest/ingest';
import { simulatedSource } from '../../src/gateway/ingest/simulated';
import { type IRowStore, openEmbeddedStore } from '../../src/gateway/store';
import { parseExact } from '../../src/wire/exactjson';
import { type WireRow } from '../../src/wire/frames';
import { temporaryFolder } from '../ingest/support';
import { testServer } from '../support/server';

/** Every route that gives rows, on a simulated sky in a real embedded store, against a look at all its alerts. */

const folder = temporaryFolder();
const ALL = [{ start: '!', stop: '\u{10FFFF}' }];
let store: IRowStore;
let app: FastifyInstance;
let alerts: Row[];

beforeAll(async () => {
  const dataDir = join(folder, 'sky');
  const source = await simulatedSource({ seed: 5, nights: 6, alerts: 4000, stamps: false });
  await ingestSources([source], { dataDir });
  const silent = { stdout: { write: () => true }, stderr: { write: () => true } };
  store = openEmbeddedStore(dataDir);
  alerts = await allAlerts();
  await store.close();
  const [first, second] = [...new Set(alerts.filter(isAsteroid).map(row => String(row['i:ssnamenr'])))];
  const sso = join(folder, 'sso.csv');
  writeFileSync(sso, `ssnamenr,name,number\n${first},Testina,${first}\n${second},Testina,${first}\n`);
  const tns = join(folder, 'tns.csv');
  writeFileSync(
    tns,
    'name_prefix,name,internal_names\nSN,2026abc,"ZTF26sim0001,ATLAS26x"\nAT,2026abd,PS26y\n'
  );
  await runIngestCommand(['--sso', sso, '--tns', tns, '--data', dataDir], silent);
  store = openEmbeddedStore(dataDir);
  ({ app } = testServer(undefined, { NLIMIT: 100_000 }, undefined, { embedded: store }));
}, 180_000);

afterAll(() => store.close());

async function allAlerts(): Promise<Row[]> {
  const snapshot = store.snapshot();
  const rows: Row[] = [];
  for await (const batch of snapshot.scan({ table: 'ztf', ranges: ALL })) {
    rows.push(...batch.map(({ cells }) => decodeCells(cells, name => ztfColumns.get(name)?.type)));
  }
  snapshot.close();
  return rows.sort((a, b) => Number(b['i:jd']) - Number(a['i:jd']));
}

const isAsteroid = (row: Row) => memberships['ztf.ssnamenr']?.(row) === true;

async function ask(route: string, given: Record<string, unknown> = {}): Promise<WireRow[]> {
  const answer = await app.inject({ method: 'POST', url: `/api/v1/${route}`, payload: given });
  expect([answer.statusCode, answer.headers['x-fink-complete']]).toEqual([200, 'true']);
  return parseExact(answer.body) as WireRow[];
}

/** Numbers of alerts, which tell them apart, in a fixed order: alerts of one exposure have one time. */
const candids = (rows: readonly (Row | WireRow)[]) => rows.map(row => String(row['i:candid'])).sort();

/** Whether rows come newest first. */
const isNewestFirst = (rows: readonly WireRow[]) =>
  rows.every((row, at) => at === 0 || Number(rows[at - 1]?.['i:jd']) >= Number(row['i:jd']));

const columns = 'i:candid,i:jd';

it('has what the tests need', () => {
  expect(alerts.length).toBeGreaterThan(2000);
  expect(alerts.filter(isAsteroid).length).toBeGreaterThan(20);
  expect(new Set(alerts.map(row => night(Number(row['i:jd'])))).size).toBeGreaterThan(2);
});

it('daterange gives every alert of a window once', async () => {
  const jds = alerts.map(row => Number(row['i:jd']));
  for (const [from, to] of [
    [0, jds.length - 1],
    [10, 600],
    [700, 701]
  ]) {
    const [stop, start] = [jds[from ?? 0] ?? 0, jds[to ?? 0] ?? 0];
    const rows = await ask('daterange', { startdate: start, stopdate: stop, columns });
    expect(candids(rows)).toEqual(
      candids(alerts.filter(row => Number(row['i:jd']) >= start && Number(row['i:jd']) <= stop))
    );
    expect(isNewestFirst(rows)).toBe(true);
  }
});

it('anomaly gives the most anomalous alerts of each night', async () => {
  const expected: Row[] = [];
  for (const each of new Set(alerts.map(row => night(Number(row['i:jd']))))) {
    const best = new Map<unknown, Row>();
    for (const row of alerts.filter(alert => night(Number(alert['i:jd'])) === each)) {
      const score = Number(row[nightlyAnomalies.rank] ?? 0);
      const other = best.get(row['i:objectId']);
      if (score !== 0 && (!other || score < Number(other[nightlyAnomalies.rank]))) {
        best.set(row['i:objectId'], row);
      }
    }
    const ranked = [...best.values()].sort(
      (a, b) => Number(a[nightlyAnomalies.rank]) - Number(b[nightlyAnomalies.rank])
    );
    expected.push(...ranked.slice(0, nightlyAnomalies.count));
  }
  const rows = await ask('anomaly', { n: 1000, columns });
  expect(candids(rows)).toEqual(candids(expected));
  expect(isNewestFirst(rows)).toBe(true);
});

it('statistics count the alerts of each night', async () => {
  const rows = await ask('statistics', { date: '' });
  const counts = new Map<string, number>();
  for (const row of alerts) {
    const key = `ztf_${night(Number(row['i:jd']))}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(rows.map(row => [row['key:key'], row['basic:sci']])).toEqual([...counts].sort());
  const unknown = alerts.filter(row => classify(row) === 'Unknown').length;
  expect(rows.reduce((sum, row) => sum + Number(row['class:Unknown']), 0)).toBe(unknown);
});

it('latests with a trend gives as many alerts as wanted', async () => {
  const counts = new Map<string, number>();
  for (const row of alerts) {
    counts.set(classify(row), (counts.get(classify(row)) ?? 0) + 1);
  }
  const [label] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [''];
  const rising = alerts.filter(row => classify(row) === label && Number(row['d:mag_rate']) < 0);
  expect(rising.length).toBeGreaterThan(20);
  const rows = await ask('latests', {
    class: label,
    trend: 'rising',
    n: 20,
    columns: `${columns},d:mag_rate`
  });
  expect(rows).toHaveLength(20);
  expect(rows.map(row => row['i:jd'])).toEqual(rising.slice(0, 20).map(row => row['i:jd']));
  expect(rows.every(row => Number(row['d:mag_rate']) < 0)).toBe(true);
  const all = await ask('latests', { class: label, trend: 'rising', n: 100_000, columns });
  expect(candids(all)).toEqual(candids(rising));
});

it('sso gives the alerts of an object under both its names', async () => {
  const [first, second] = [...new Set(alerts.filter(isAsteroid).map(row => String(row['i:ssnamenr'])))];
  const expected = alerts.filter(
    row => isAsteroid(row) && [first, second].includes(String(row['i:ssnamenr']))
  );
  for (const n_or_d of ['Testina', 'testina', first]) {
    const rows = await ask('sso', { n_or_d, columns });
    expect(candids(rows)).toEqual(candids(expected));
    expect(rows[0]).toMatchObject({ sso_name: 'Testina', sso_number: Number(first) });
    expect(isNewestFirst(rows)).toBe(true);
  }
});

it('resolver knows names and, of an object, what its alerts say', async () => {
  expect(await ask('resolver', { resolver: 'tns', name: 'sn2026' })).toHaveLength(2);
  expect(await ask('resolver', { resolver: 'ssodnet', name: 'Test', nmax: 2 })).toHaveLength(2);
  const asteroid = alerts.find(isAsteroid);
  const [found] = await ask('resolver', {
    resolver: 'ssodnet',
    name: asteroid?.['i:objectId'],
    reverse: true
  });
  expect(found).toMatchObject({ 'i:ssnamenr': asteroid?.['i:ssnamenr'] });
  const labels = await ask('resolver', {
    resolver: 'simbad',
    name: asteroid?.['i:objectId'],
    reverse: true,
    nmax: 1000
  });
  const own = alerts.filter(row => row['i:objectId'] === asteroid?.['i:objectId']);
  expect(candids(labels)).toEqual(candids(own));
});

it('tracklet gives the alerts of a night', async () => {
  const inTracklets = alerts.filter(row => String(row['d:tracklet'] ?? '').startsWith('TRCK_'));
  const nights = new Set(inTracklets.map(row => String(row['d:tracklet']).slice(0, 13)));
  expect(nights.size).toBeGreaterThan(0);
  for (const id of nights) {
    const expected = new Map<string, Row>();
    // A tracklet has one row for each object.
    for (const row of inTracklets.filter(each => String(each['d:tracklet']).startsWith(id)).reverse()) {
      expected.set(`${String(row['d:tracklet'])} ${String(row['i:objectId'])}`, row);
    }
    expect(candids(await ask('tracklet', { id, columns }))).toEqual(candids([...expected.values()]));
  }
});

it('random gives whole objects', async () => {
  const rows = await ask('random', { n: 5, seed: 'sky', columns: `${columns},i:objectId` });
  const ids = new Set(rows.map(row => row['i:objectId']));
  expect(ids.size).toBe(5);
  expect(candids(rows)).toEqual(candids(alerts.filter(row => ids.has(String(row['i:objectId'])))));
});

it('objects gives all alerts of the objects of a prefix and of a list', async () => {
  const ids = [...new Set(alerts.map(row => String(row['i:objectId'])))].sort();
  const prefix = ids[0]?.slice(0, 10) ?? '';
  const rows = await ask('objects', { objectId: prefix, columns });
  expect(candids(rows)).toEqual(candids(alerts.filter(row => String(row['i:objectId']).startsWith(prefix))));
  const list = ids.slice(3, 9);
  expect(candids(await ask('objects', { objectId: list.join(','), columns }))).toEqual(
    candids(alerts.filter(row => list.includes(String(row['i:objectId']))))
  );
});

it.each([
  ['ssocand', { kind: 'orbParams' }],
  ['metadata', { objectId: 'all' }]
])('%s is not in a simulated sky, and says so', async (route, payload) => {
  const answer = await app.inject({ method: 'POST', url: `/api/v1/${route}`, payload });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().error.code).toBe('unavailable');
});
