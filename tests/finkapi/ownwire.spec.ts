import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { configSchema } from '../../src/gateway/config/config';
import { parseConfig } from '../../src/gateway/config/parse';
import { ingest } from '../../src/gateway/ingest';
import { runSimulateCommand } from '../../src/gateway/ingest/simulate/command';
import { buildServer } from '../../src/gateway/server';
import { type IServices, openServices } from '../../src/gateway/services';
import { parseExact } from '../../src/wire/exactjson';
import { temporaryFolder } from '../ingest/support';

/** Our own gateway stands for Fink: what the source `fink` says over the wire must be what the store itself says. */
const dataDir = join(temporaryFolder(), 'own');
const alerts = join(__dirname, '../data/alerts');

interface IRunning {
  readonly app: FastifyInstance;
  readonly services: IServices;
}

let fink: IRunning;
let own: IRunning;
/** Objects of both kinds, and what is known of some of them. */
let ids: readonly string[];
let known: Readonly<Record<'id' | 'ra' | 'dec' | 'candid' | 'first' | 'sso' | 'realId', string>>;

function running(config: string): IRunning {
  const services = openServices({
    ...configSchema.parse({}),
    ...parseConfig(`LOGLEVEL: silent\n${config}`),
    DATA: dataDir
  });
  return { services, app: buildServer(services) };
}

beforeAll(async () => {
  const files = readdirSync(alerts)
    .filter(name => !name.endsWith('.json'))
    .map(name => join(alerts, name));
  await ingest(files, { dataDir });
  const sky = ['--nights', '8', '--alerts', '1500', '--no-stamps', '--data', dataDir];
  const silent = { write: () => true };
  expect(await runSimulateCommand(sky, { stdout: silent, stderr: silent })).toBe(0);
  fink = running('NLIMIT: 100000');
  const address = await fink.app.listen({ host: '127.0.0.1', port: 0 });
  own = running(`
NLIMIT: 100000
SOURCES:
  own: { DRIVER: embedded, DATA: "${dataDir}" }
  fink: { DRIVER: fink-api, API: "${address}/api/v1/" }
`);
  const columns = 'columns=i:objectId,i:ra,i:dec,i:candid,i:jdstarthist,i:ssnamenr,d:roid&source=own';
  const simulated = rowsOf(await ask(`objects?objectId=ZTF26sim&${columns}`));
  const real = rowsOf(await ask(`objects?objectId=ZTF2&${columns}`)).filter(
    row => !String(row['i:objectId']).includes('sim')
  );
  ids = [...new Set([...simulated, ...real].map(row => String(row['i:objectId'])))];
  const [one, two] = [simulated[0], real[0]];
  known = {
    id: String(one?.['i:objectId']),
    ra: String(one?.['i:ra']),
    dec: String(one?.['i:dec']),
    candid: String(one?.['i:candid']),
    first: String(one?.['i:jdstarthist']),
    sso: String(simulated.find(row => row['d:roid'] === 3)?.['i:ssnamenr']),
    realId: String(two?.['i:objectId'])
  };
});

afterAll(async () => {
  for (const { app, services } of [own, fink]) {
    await app.close();
    await services.sources.close();
  }
});

type Answer = Awaited<ReturnType<typeof ask>>;

async function ask(route: string, source = 'own') {
  const answer = await own.app.inject(
    `/api/v1/${route}${route.includes('source=') ? '' : `&source=${source}`}`
  );
  return answer;
}

function rowsOf(answer: Answer): Record<string, unknown>[] {
  expect([answer.statusCode, answer.headers['x-fink-complete']]).toEqual([200, 'true']);
  return parseExact(answer.body) as Record<string, unknown>[];
}

/** Rows of a stream, and how it ended. */
function streamed(answer: Answer) {
  const lines = answer.body
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text) as Record<string, Record<string, unknown>>);
  const { complete, reason, error } = lines.at(-1)?.['end'] ?? {};
  const { columns, rows, title } = lines[0]?.['start'] ?? {};
  return { start: { columns, rows, title }, rows: lines.slice(1, -1), end: { complete, reason, error } };
}

/** Values of rows without those that are null: a store tells NaN from nothing, JSON does not. */
function values(rows: readonly Record<string, Record<string, unknown>>[], isOrdered: boolean): unknown[] {
  const texts = rows.map(({ row = {} }) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .sort()
    )
  );
  return isOrdered ? texts : texts.sort();
}

const label = encodeURIComponent;

const ROUTES: readonly (readonly [string, () => string])[] = [
  ['an object', () => `objects?objectId=${known.id}`],
  ['an object of a file', () => `objects?objectId=${known.realId}`],
  ['an object with upper limits', () => `objects?objectId=${known.id}&withupperlim=true`],
  [
    'its upper limits, some columns',
    () => `objects?objectId=${known.id}&withupperlim=true&columns=i:jd,i:diffmaglim`
  ],
  [
    'an object, some columns',
    () => `objects?objectId=${known.id}&columns=i:magpsf,i:candid,d:tag`.replace(',d:tag', '')
  ],
  [
    'an object, computed columns',
    () => `objects?objectId=${known.id}&columns=v:g-r,v:classification,v:lapse`
  ],
  [
    'more objects than one question holds',
    () => `objects?objectId=${ids.slice(0, 120).join(',')}&columns=i:jd,i:objectId`
  ],
  ['the beginning of an id', () => `objects?objectId=ZTF26sim0&columns=i:objectId,i:jd,i:candid`],
  ['a small cone', () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=5`],
  ['a cone', () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000`],
  ['the nearest of a cone', () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000&n=2`],
  [
    'a cone, some columns',
    () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000&columns=i:objectId`
  ],
  [
    'a cone with columns of the main table',
    () =>
      `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000&columns=i:objectId,i:magnr,v:classification`
  ],
  [
    'a cone, from a first detection on',
    () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000&startdate=${known.first}`
  ],
  [
    'a cone, up to a first detection',
    () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=18000&stopdate=${known.first}`
  ],
  ...[
    'SN candidate',
    'Early SN Ia candidate',
    'Solar System MPC',
    'RRLyr',
    '(TNS) SN Ia',
    'No such class'
  ].map((name): readonly [string, () => string] => [
    `class ${name}`,
    () => `latests?class=${label(name)}&n=7`
  ]),
  [
    'all alerts of a class',
    () => `latests?class=${label('Solar System MPC')}&n=5000&columns=i:jd,i:objectId,i:magnr`
  ],
  [
    'a class within dates',
    () =>
      `latests?class=${label('Solar System MPC')}&n=5000&columns=i:jd&startdate=2461050&stopdate=2461054.7`
  ],
  ['a class of a table of its own', () => `latests?class=${label('(CTA) Blazar low state')}&n=5`],
  ['the anomalies', () => `anomaly?n=12`],
  ['the anomalies up to a date', () => `anomaly?n=12&stop_date=2461053.7&columns=i:jd,d:anomaly_score`],
  ['tracklets', () => `tracklet?id=TRCK_2026`],
  ['a Solar System object', () => `sso?n_or_d=${known.sso}`]
];

/** Questions to which there is no answer in this sky. */
const EMPTY: ReadonlySet<string> = new Set([
  'class No such class',
  'class RRLyr',
  'class (TNS) SN Ia',
  'a class of a table of its own'
]);

it.each(ROUTES)('says the same as the store: %s', async (name, route) => {
  const expected = await ask(route());
  const answer = await ask(route(), 'fink');
  if (!EMPTY.has(name)) {
    expect(rowsOf(expected).length).toBeGreaterThan(0);
  }
  expect(rowsOf(answer)).toEqual(rowsOf(expected));
  expect(answer.body).toBe(expected.body);
});

it.each<readonly [string, () => string]>([
  ['an object', () => known.id],
  ['its last alerts', () => `${known.id} last=2`],
  ['an object that is not there', () => 'ZTF19zzzzzzz'],
  ['a cone', () => `${known.ra} ${known.dec} 18000`],
  ['a class', () => 'class="Solar System MPC" last=30'],
  ['a class in another order', () => 'class="Solar System MPC" last=30&sort=i:magpsf'],
  ['a cone as it is read', () => `${known.ra} ${known.dec} 18000&sort=none`]
])('streams the same as the store: %s', async (_name, text) => {
  const [query = '', ...more] = text().split('&');
  const route = ['search?query=' + encodeURIComponent(query), ...more].join('&');
  const expected = streamed(await ask(route));
  expect(expected.end).toEqual({ complete: true, reason: null, error: null });
  const answer = streamed(await ask(route, 'fink'));
  expect(answer).toMatchObject({ start: expected.start, end: expected.end });
  const isOrdered = !route.includes('sort=none');
  expect(values(answer.rows, isOrdered)).toEqual(values(expected.rows, isOrdered));
});

it.each<readonly [string, () => string]>([
  ['of the latest alert', () => `objectId=${known.id}&kind=Science`],
  ['of an alert', () => `objectId=${known.id}&candid=${known.candid}&kind=Difference`],
  ['as FITS', () => `objectId=${known.id}&kind=Template&output-format=FITS`],
  ['all three', () => `objectId=${known.id}&kind=All&output-format=array`]
])('gives the stamps of the store: %s', async (_name, given) => {
  const [expected, answer] = [await ask(`cutouts?${given()}`), await ask(`cutouts?${given()}`, 'fink')];
  expect(expected.statusCode).toBe(200);
  expect(answer.rawPayload.equals(expected.rawPayload)).toBe(true);
  expect(answer.headers['x-fink-candid']).toBe(expected.headers['x-fink-candid']);
});

it.each([
  ['objectId=ZTF19zzzzzzz&kind=Science', 'unknown object: ZTF19zzzzzzz'],
  ['objectId=ZTF19zzzzzzz&candid=1234567890123456789&kind=Science', 'ZTF19zzzzzzz']
])('an alert without stamps is told: %s', async (given, text) => {
  const answer = await ask(`cutouts?${given}`, 'fink');
  expect(answer.statusCode).toBe(404);
  expect(answer.json().text).toContain(text);
});

it('explains what it would ask', async () => {
  const query = encodeURIComponent('class="SN candidate" last=5');
  const { text, plan } = (await ask(`explain?query=${query}`, 'fink')).json();
  expect(text).toContain('ask       /api/v1/latests with class=SN candidate, n=15, columns=');
  expect(text).not.toContain('0 ranges');
  expect(plan.estimate.note).toContain('rows come when an answer is whole');
});

it('refuses what the API has no question for, by name', async () => {
  const answer = await ask(`resolver?resolver=simbad&name=${known.id}&reverse=true`, 'fink');
  expect(answer.statusCode).toBe(501);
  expect(answer.json().error).toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('source fink')
  });
});

it('passes on that an answer was cut', async () => {
  const small = running('NLIMIT: 3');
  const address = await small.app.listen({ host: '127.0.0.1', port: 0 });
  const front = running(`SOURCES:\n  fink: { DRIVER: fink-api, API: "${address}" }`);
  const answer = await front.app.inject(
    `/api/v1/objects?objectId=${ids.slice(0, 20).join(',')}&columns=i:jd`
  );
  expect(answer.headers).toMatchObject({ 'x-fink-complete': 'false', 'x-fink-reason': 'budget' });
  expect(answer.json()).toHaveLength(3);
  for (const { app, services } of [front, small]) {
    await app.close();
    await services.sources.close();
  }
});
