import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCells } from '../../src/core/survey/cell';
import { ztfColumns } from '../../src/core/survey/ztf';
import { ingest } from '../../src/gateway/ingest';
import { runVerifyCommand } from '../../src/gateway/ingest/verify/command';
import { openEmbeddedWriter } from '../../src/gateway/store';
import { cellsOf, dump, keysOf, temporaryFolder, writeAlerts, type IMadeUpAlert } from './support';

const folder = temporaryFolder();
const whole = join(folder, 'whole');
const modern = join(__dirname, '../data/alerts/modern.parquet');
let stores = 0;

const alerts: IMadeUpAlert[] = Array.from({ length: 40 }, (_, i) => ({
  objectId: `ZTF20aaaaa${String.fromCharCode(97 + (i % 8))}b`,
  jd: 2459001.6 + i * 0.1,
  // The last alerts of an object lie in another pixel of the fine index.
  ra: 10 + (i % 8) + (i >= 32 ? 0.02 : 0),
  anomaly: -0.001 * (i + 1),
  cdsxmatch: ['Unknown', 'QSO', 'RRLyr'][i % 3] ?? '',
  tns: i % 5 === 0 ? 'SN Ia' : '',
  ...(i % 4 === 0 ? { tracklet: `TRCK_20200601_013344_0${i % 8}` } : {}),
  ...(i % 8 === 3 ? { roid: 3, ssnamenr: '8467' } : {}),
  stamps: String(i),
  history: [
    { jd: 2458990.5 + (i % 9), magpsf: null, rb: null, nbad: null },
    { jd: 2458980.5 + (i % 9), magpsf: 19, rb: 0.3, nbad: 0 }
  ]
}));
// Two objects under one name at one time: the row is that of the later candid.
const twins: IMadeUpAlert[] = ['c', 'd'].map((letter, i) => ({
  objectId: `ZTF20ccccc${letter}b`,
  jd: 2459002.5,
  candid: 100n + BigInt(i),
  roid: 3,
  ssnamenr: '99'
}));

beforeAll(async () => {
  const files = [writeAlerts(join(folder, 'a.avro'), [...alerts, ...twins], 7), modern];
  await ingest(files, { dataDir: whole });
});

async function run(...argv: string[]) {
  const text = { out: '', err: '' };
  const code = await runVerifyCommand(argv, {
    stdout: { write: (part: string) => (text.out += part) },
    stderr: { write: (part: string) => (text.err += part) }
  });
  return { code, ...text };
}

/** Lines of the printed table: missing, stale and orphan by table, those without any left out. */
function faultsOf(out: string): Record<string, string> {
  const lines = out
    .split('\n')
    .map(line => /^(\S+) +\d+ +(\S+) +(\d+) +(\d+)$/.exec(line))
    .filter(parts => parts !== null)
    .filter(parts => !/^[-0] 0 0$/.test(parts.slice(2).join(' ')));
  return Object.fromEntries(lines.map(parts => [parts[1] ?? '', parts.slice(2).join(' ')]));
}

type Change = Parameters<Awaited<ReturnType<typeof openEmbeddedWriter>>['commit']>[0];

/** A copy of the store with a change; ingestion knows nothing of it. */
async function damaged(change: Change): Promise<string> {
  const dataDir = join(folder, `damaged${stores++}`);
  cpSync(whole, dataDir, { recursive: true });
  const writer = await openEmbeddedWriter(dataDir);
  await writer.commit(change);
  await writer.close();
  return dataDir;
}

it('finds nothing in a store as it was ingested', async () => {
  const { code, out } = await run('--data', whole);
  expect(faultsOf(out)).toEqual({});
  expect(out).toMatch(/^all index tables agree with the 46 alerts/m);
  expect(code).toBe(0);
});

const cells = (row: Parameters<typeof encodeCells>[0]) =>
  encodeCells(row, name => ztfColumns.get(name)?.type);

const INDEX_TABLES = [
  ...['ztf.class', 'ztf.pixel128', 'ztf.pixel12', 'ztf.ssnamenr', 'ztf.tracklet', 'ztf.tns', 'ztf.anomaly'],
  'statistics_class'
];

it.each(INDEX_TABLES)('%s: finds and mends a missing, a stale and an orphaned row', async table => {
  const [first = '', second = ''] = await keysOf(whole, table);
  const before = await cellsOf(whole, table, second);
  const stale = new Map([...(before ?? [])].slice(0, -1));
  const orphan =
    table === 'statistics_class'
      ? 'ztf_19990101'
      : first.replace(/ZTF20\w+|\d{7}\.\d+$/, 'ZTF20zzzzzzz_2459009.5');
  const dataDir = await damaged({
    put: [
      { table, key: second, cells: stale },
      { table, key: orphan, cells: before ?? new Map() }
    ],
    remove: [{ table, key: first }]
  });
  const { code, out } = await run('--data', dataDir);
  expect(faultsOf(out)).toEqual({ [table]: '1 1 1' });
  expect(code).toBe(1);
  const mended = await run('--data', dataDir, '--repair');
  expect(faultsOf(mended.out)).toEqual({ [table]: '1 1 1' });
  expect(mended.code).toBe(0);
  expect(await dump(dataDir)).toEqual(await dump(whole));
  expect((await run('--data', dataDir)).code).toBe(0);
});

it.each(['ztf.slsn', 'ztf.low_state_blazars', 'ztf.high_state_blazars'])(
  '%s: an alert that does not belong there is an orphan',
  async table => {
    const [key = ''] = await keysOf(whole, 'ztf');
    const [objectId, jd] = key.split('_');
    const main = await cellsOf(whole, 'ztf', key);
    const row = { table, key: `${jd}_${objectId}`, cells: main ?? new Map() };
    const there = (await keysOf(whole, table)).includes(row.key);
    expect(there).toBe(false);
    const dataDir = await damaged({ put: [row] });
    expect(faultsOf((await run('--data', dataDir)).out)).toEqual({ [table]: '0 0 1' });
    await run('--data', dataDir, '--repair');
    expect(await dump(dataDir)).toEqual(await dump(whole));
  }
);

it('stamps of no alert are orphans, stamps that name another alert are stale', async () => {
  const table = 'ztf.cutouts';
  const [key = ''] = await keysOf(whole, table);
  const before = (await cellsOf(whole, table, key)) ?? new Map<string, Buffer>();
  const dataDir = await damaged({
    put: [
      { table, key, cells: new Map([...before, ...cells({ 'i:objectId': 'ZTF20zzzzzzz' })]) },
      { table, key: 'ZTF20zzzzzzz_2459001.5', cells: before }
    ]
  });
  const { code, out } = await run('--data', dataDir, '--repair');
  expect(faultsOf(out)).toEqual({ [table]: '- 1 1' });
  expect(code).toBe(0);
  expect(await dump(dataDir)).toEqual(await dump(whole));
});

it.each(['ztf.upper', 'ztf.uppervalid'])(
  '%s: finds and mends rows of another object or time than their key says, and of objects that are not there',
  async table => {
    const [first = '', second = ''] = await keysOf(whole, table);
    const row = async (key: string) => (await cellsOf(whole, table, key)) ?? new Map<string, Buffer>();
    const dataDir = await damaged({
      put: [
        { table, key: first, cells: new Map([...(await row(first)), ...cells({ 'i:jd': 2458999.5 })]) },
        { table, key: second, cells: new Map([...(await row(second)), ['i:nbad', Buffer.from('abcd')]]) },
        { table, key: 'ZTF20zzzzzzz_2458990.5', cells: await row(first) },
        { table, key: 'no key', cells: await row(first) }
      ]
    });
    const { code, out } = await run('--data', dataDir, '--repair');
    expect(faultsOf(out)).toEqual({ [table]: '- 2 2' });
    expect(code).toBe(0);
    expect(await dump(dataDir)).toEqual(await dump(whole));
  }
);

it('a detection of low quality that repeats an alert is an orphan; a non-detection at its time is not', async () => {
  const [key = ''] = await keysOf(whole, 'ztf');
  const main = (await cellsOf(whole, 'ztf', key)) ?? new Map<string, Buffer>();
  const own = new Map(
    ['i:objectId', 'i:jd', 'i:fid'].map(column => [column, main.get(column) ?? Buffer.of()])
  );
  const dataDir = await damaged({
    put: [
      { table: 'ztf.upper', key, cells: own },
      { table: 'ztf.uppervalid', key, cells: own }
    ]
  });
  expect(faultsOf((await run('--data', dataDir)).out)).toEqual({ 'ztf.uppervalid': '- 0 1' });
});

it('an object is in the fine index once: an older place of it is an orphan', async () => {
  const table = 'ztf.pixel12';
  const [key = ''] = await keysOf(whole, table);
  const row = (await cellsOf(whole, table, key)) ?? new Map<string, Buffer>();
  const dataDir = await damaged({ put: [{ table, key: key.replace(/^\d+/, '000000001'), cells: row }] });
  expect(faultsOf((await run('--data', dataDir)).out)).toEqual({ [table]: '0 0 1' });
});

it('reads a row whose cells cannot be understood as stale', async () => {
  const table = 'ztf.class';
  const [key = ''] = await keysOf(whole, table);
  const row = new Map([['i:jd', Buffer.from('abc')]]);
  const dataDir = await damaged({ put: [{ table, key, cells: row }] });
  expect(faultsOf((await run('--data', dataDir)).out)).toEqual({ [table]: '0 1 0' });
  await run('--data', dataDir, '--repair');
  expect(await dump(dataDir)).toEqual(await dump(whole));
});

it('refuses to repair while another writer is at work, and still proves', async () => {
  const dataDir = await damaged({ put: [] });
  const writer = await openEmbeddedWriter(dataDir);
  try {
    expect(await run('--data', dataDir, '--repair')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/second writer/) as string
    });
    expect((await run('--data', dataDir)).code).toBe(0);
  } finally {
    await writer.close();
  }
});

it('says when there is no store, and what was wrong in the command', async () => {
  expect(await run('--data', join(folder, 'nowhere'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^missing store/) as string
  });
  expect(await run()).toMatchObject({ code: 2, err: expect.stringMatching(/^missing --data DIR/) as string });
});
