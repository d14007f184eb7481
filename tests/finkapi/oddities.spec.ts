import type { FastifyInstance } from 'fastify';
import { configSchema } from '../../src/gateway/config/config';
import { parseConfig } from '../../src/gateway/config/parse';
import { openFinkApi } from '../../src/gateway/finkapi';
import { startQuestion } from '../../src/gateway/question/start';
import type { ITrailer } from '../../src/gateway/run';
import { buildServer } from '../../src/gateway/server';
import { type IServices, openServices } from '../../src/gateway/services';
import type { ISource } from '../../src/gateway/source/source';
import type { PlannedQuery } from '../../src/core/query/query';
import type { Row } from '../../src/core/value';
import { parseExact } from '../../src/wire/exactjson';
import { type FakeAnswer, FakeFink, HTML, pythonDict, recordsText } from '../support/fakefink';

const ID = 'ZTF21abfmbix';
const CANDID = '2890466950515015016';

/** An alert as Fink writes it, beyond 2^53 and with values of all sorts. */
function alert(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    'i:objectId': `"${ID}"`,
    'i:candid': CANDID,
    'i:jd': '2459540.75',
    'i:jdstarthist': '2459540.5',
    'i:ra': '246.0',
    'i:dec': '25.5',
    'i:fid': '1',
    'i:magpsf': '18.123457',
    ...more
  };
}

let fink: FakeFink;
const opened: { app: FastifyInstance; services: IServices }[] = [];

beforeEach(async () => {
  fink = await FakeFink.open(() => ({ body: '[]' }));
});

afterEach(async () => {
  for (const { app, services } of opened.splice(0)) {
    await app.close();
    await services.sources.close();
  }
  await fink.close();
});

/** A gateway whose default source is the fake. */
function gateway(more = 'CACHE_SECONDS: 0', top = ''): FastifyInstance {
  const text = `LOGLEVEL: silent\n${top}\nSOURCES:\n  fink: { DRIVER: fink-api, API: "${fink.address}", ${more} }\n`;
  const services = openServices({ ...configSchema.parse({}), ...parseConfig(text), DATA: '/nowhere' });
  const app = buildServer(services);
  opened.push({ app, services });
  return app;
}

function gives(...answers: readonly FakeAnswer[]): void {
  const left = [...answers];
  fink.answering = () => (left.length > 1 ? left.shift() : left[0]) ?? 'silent';
}

function lists(...records: readonly Readonly<Record<string, string>>[]): void {
  gives({ body: recordsText(...records) });
}

/** The source without a server, for what no setting reaches. */
async function run(query: PlannedQuery, most: { scan?: number; pixel?: number } = {}) {
  const options = {
    name: 'fink',
    base: fink.address,
    parallel: 2,
    callMs: 30_000,
    cacheMs: 0,
    userAgent: 'test/1'
  };
  const { store, answerer } = openFinkApi({ ...options, most });
  const limits = { NLIMIT: 10_000, NBYTES: 100_000_000, MAXRADIUS: 18_000, DEADLINE: 60 };
  const source: ISource = {
    name: 'fink',
    driver: 'fink-api',
    isDefault: true,
    store,
    answerer,
    limits,
    cutouts: undefined,
    empty: { message: '', remedy: '' }
  };
  const question = await startQuestion(source, query);
  const batches = question.run(new AbortController().signal);
  const rows: Row[] = [];
  for (;;) {
    const step = await batches.next();
    if (step.done === true) {
      await store.close();
      return { rows, end: step.value satisfies ITrailer };
    }
    rows.push(...step.value);
  }
}

const OBJECT = { kind: 'object', survey: 'ztf', ids: [ID] } as const;
const CONE = { kind: 'cone', survey: 'ztf', ra: 246, dec: 25.5, radius: 10 } as const;

describe('values', () => {
  it('are typed by our columns, whatever they come as', async () => {
    lists(
      alert({
        'i:fid': '"2"',
        'i:magpsf': '"18.123457"',
        'i:sigmapsf': 'NaN',
        'i:distnr': '"nan"',
        'i:magnr': '"None"',
        'i:ndethist': '5.0',
        'd:Plx': 'Infinity',
        'd:tns': '"nan"',
        'd:cdsxmatch': '"Unknown"',
        'i:pid': '1.7e18',
        'v:classification': '"made by Fink"',
        'i:newcolumn': '1'
      })
    );
    const { rows, end } = await run(OBJECT);
    expect(end).toMatchObject({ complete: true, reason: null });
    expect(rows).toEqual([
      expect.objectContaining({
        'i:objectId': ID,
        'i:candid': BigInt(CANDID),
        'i:fid': 2,
        'i:magpsf': Math.fround(18.123457),
        'i:ndethist': 5,
        'd:cdsxmatch': 'Unknown',
        'v:classification': 'Unknown',
        'v:constellation': 'Hercules'
      })
    ]);
    for (const column of ['i:sigmapsf', 'i:distnr', 'i:magnr', 'd:Plx', 'd:tns', 'i:pid', 'i:newcolumn']) {
      expect(rows[0]).not.toHaveProperty([column]);
    }
  });

  it('of 64-bit ids are exact in the answer of a route', async () => {
    lists(alert(), alert({ 'i:candid': '2890466950515015017', 'i:jd': '2459541.75' }));
    const answer = await gateway().inject(`/api/v1/objects?objectId=${ID}&columns=i:candid`);
    expect(answer.body).toBe(`[{"i:candid":2890466950515015017},{"i:candid":${CANDID}}]`);
  });

  it('that make no sense are an error of the source', async () => {
    lists(alert({ 'i:fid': '"green"' }));
    const answer = await gateway().inject(`/api/v1/objects?objectId=${ID}`);
    expect(answer.statusCode).toBe(502);
    expect(answer.json().text).toContain('invalid value of i:fid: green does not fit a integer');
  });

  it('of upper limits come as text, with all columns and -1 for no alert', async () => {
    const limit = { 'i:objectId': `"${ID}"`, 'i:fid': '"1"', 'i:candid': '-1', 'i:pid': '"12"' };
    lists(
      alert({ 'd:tag': '"valid"' }),
      { ...limit, 'i:jd': '"2459530.5"', 'i:diffmaglim': '"20.5"', 'd:tag': '"upperlim"' },
      { ...limit, 'i:jd': '"2459535.5"', 'i:magpsf': '"19.5"', 'd:tag': '"badquality"' },
      { ...limit, 'i:jd': '"2459540.75"', 'i:magpsf': '"18.1"', 'd:tag': '"badquality"' }
    );
    const columns = 'i:jd,i:candid,i:magpsf,i:diffmaglim,i:fid';
    const answer = await gateway().inject(
      `/api/v1/objects?objectId=${ID}&withupperlim=true&columns=${columns}`
    );
    const row = (jd: number, more: object) => ({
      'i:jd': jd,
      'i:magpsf': null,
      'i:diffmaglim': null,
      'i:fid': 1,
      ...more
    });
    expect(parseExact(answer.body)).toEqual([
      row(2459540.75, { 'i:candid': CANDID, 'i:magpsf': Math.fround(18.123457), 'd:tag': 'valid' }),
      row(2459535.5, { 'i:candid': -1, 'i:magpsf': 19.5, 'd:tag': 'badquality' }),
      row(2459530.5, { 'i:candid': -1, 'i:diffmaglim': 20.5, 'd:tag': 'upperlim' })
    ]);
    expect(fink.asked[0]?.given['withupperlim']).toBe(true);
  });
});

describe('questions', () => {
  it('name what Fink would guess: columns, n, dates', async () => {
    const app = gateway();
    await app.inject('/api/v1/latests?class=SN%20candidate&n=10&columns=i:jd');
    await app.inject('/api/v1/conesearch?ra=246&dec=25.5&radius=5&stopdate=2459541&columns=i:jd');
    await app.inject('/api/v1/anomaly?n=3&stop_date=2459541&columns=i:jd');
    await app.inject(
      '/api/v1/latests?class=SN%20candidate&n=10&startdate=2459540.5&stopdate=59541&columns=i:jd'
    );
    const columns = expect.stringMatching(/^(?!.*v:)(?=.*i:objectId)(?=.*i:candid)(?=.*i:jd)/);
    expect(fink.asked.map(({ route, given }) => ({ route, given }))).toEqual([
      {
        route: 'latests',
        given: { class: 'SN candidate', n: 20, startdate: '2017-01-01 00:00:00', columns }
      },
      {
        route: 'conesearch',
        given: {
          ra: 246,
          dec: 25.5,
          radius: 5,
          n: 100_000,
          startdate: '2017-01-01 00:00:00',
          stopdate: '2021-11-22 12:00:01.000',
          columns
        }
      },
      {
        route: 'anomaly',
        given: { n: 33, start_date: '2017-01-01 00:00:00', stop_date: '2021-11-22 12:00:01.000', columns }
      },
      {
        route: 'latests',
        given: {
          class: 'SN candidate',
          n: 20,
          startdate: '2021-11-21 23:59:59.000',
          stopdate: '2021-11-23 00:00:01.000',
          columns
        }
      }
    ]);
  });

  it('for an id are answered by Fink with all ids that begin so; those are dropped', async () => {
    lists(alert(), alert({ 'i:objectId': `"${ID}x"` }));
    expect((await run(OBJECT)).rows.map(row => row['i:objectId'])).toEqual([ID]);
  });

  it('for a circle get the exact circle, the latest alert of each object, nearest first', async () => {
    lists(
      alert({ 'i:objectId': '"ZTF21far"', 'i:dec': '25.503' }),
      alert({ 'i:objectId': '"ZTF21mid"', 'i:dec': '25.502' }),
      alert({ 'i:jd': '2459540.5', 'i:dec': '25.501' }),
      alert({ 'i:jd': '2459541.5', 'i:dec': '25.501' })
    );
    const { rows, end } = await run({ ...CONE, columns: ['i:objectId', 'i:jd', 'v:separation_degree'] });
    expect(rows.map(row => [row['i:objectId'], row['i:jd']])).toEqual([
      [ID, 2459541.5],
      ['ZTF21mid', 2459540.75]
    ]);
    expect(rows[0]?.['v:separation_degree']).toBeCloseTo(0.001, 9);
    expect(end.complete).toBe(true);
  });

  it('for dates get no alerts of the day that Fink adds', async () => {
    lists(alert({ 'i:jd': '2459541.5' }), alert({ 'i:jd': '2459540.75' }));
    const answer = await gateway().inject('/api/v1/anomaly?n=5&stop_date=2459541&columns=i:jd');
    expect(answer.json()).toEqual([{ 'i:jd': 2459540.75 }]);
    expect(answer.headers['x-fink-complete']).toBe('true');
  });

  it('about nothing are answered with nothing, which is complete', async () => {
    const answer = await gateway().inject('/api/v1/objects?objectId=ZTF19zzzzzzz');
    expect([answer.statusCode, answer.body, answer.headers['x-fink-complete']]).toEqual([200, '[]', 'true']);
  });
});

describe('answers that Fink cuts without a word', () => {
  const newest = (n: number) =>
    Array.from({ length: n }, (_, at) =>
      alert({ 'i:objectId': `"ZTF21aaaaaa${at}"`, 'i:jd': `${2459540.5 + at}` })
    );

  it.each<readonly [string, PlannedQuery, object, number, boolean]>([
    ['an object with as many alerts as a reading gives', OBJECT, { scan: 1 }, 1, false],
    ['an object with fewer', OBJECT, { scan: 2 }, 1, true],
    ['a pixel with as many rows as asked for', CONE, { pixel: 2 }, 2, false],
    ['a pixel with fewer', CONE, { pixel: 3 }, 2, true],
    [
      'a class with fewer alerts than asked for',
      { kind: 'class', survey: 'ztf', class: 'SN candidate', last: 5 },
      {},
      3,
      true
    ],
    ['a class with as many', { kind: 'class', survey: 'ztf', class: 'SN candidate', last: 3 }, {}, 3, true],
    [
      'a class of which only the last alert of each object comes',
      { kind: 'class', survey: 'ztf', class: 'SLSN candidate', last: 5 },
      {},
      3,
      false
    ],
    [
      'such a class with nothing in it',
      { kind: 'class', survey: 'ztf', class: 'SLSN candidate', last: 5 },
      {},
      0,
      true
    ]
  ])('are told: %s', async (_name, query, most, records, complete) => {
    lists(...(query.kind === 'object' ? [alert()] : newest(records)));
    const { rows, end } = await run(query, most);
    expect(rows).toHaveLength(records);
    expect(end).toMatchObject({ complete, reason: complete ? null : 'limit' });
  });

  it('reach the client of a route', async () => {
    lists(...newest(2));
    const answer = await gateway().inject('/api/v1/latests?class=SLSN%20candidate&columns=i:jd');
    expect(answer.headers).toMatchObject({ 'x-fink-complete': 'false', 'x-fink-reason': 'limit' });
  });
});

describe('errors', () => {
  const CASES: readonly (readonly [string, FakeAnswer, number, string])[] = [
    ['a Python dict', { status: 400, body: pythonDict("X isn't valid") }, 400, "refused it: X isn't valid"],
    ['JSON', { status: 400, body: '{"message": "bad columns"}' }, 400, 'refused it: bad columns'],
    ['plain text', { status: 400, body: 'no\u001b[31m such\nclass' }, 400, 'refused it: no [31m such class'],
    ['an error with status 200', { body: '{"status": "error", "text": "no such map"}' }, 400, 'no such map'],
    ['a dict with status 200', { body: pythonDict('no such map') }, 400, 'no such map'],
    ['a record that is none', { body: '[{"status": "unknown event"}]' }, 400, 'unknown event'],
    ['HTML with status 200', { body: HTML }, 502, 'sent a page of HTML'],
    ['nothing', { body: '' }, 502, 'sent nothing'],
    ['half of the JSON', { body: '[{"i:objectId":"ZTF' }, 502, 'sent no list of records'],
    ['a list of numbers', { body: '[1, 2]' }, 502, 'sent no list of records'],
    ['an empty object', { body: '{}' }, 502, 'sent no list of records'],
    ['a route that is not there', { status: 404, body: HTML }, 501, 'has no /api/v1/objects'],
    ['no rights', { status: 403, body: HTML }, 502, 'refuses to be asked (HTTP 403)'],
    ['a failure', { status: 500, body: '{"message": "Internal Server Error"}' }, 503, 'failed (HTTP 500)'],
    ['nobody behind the proxy', { status: 502, body: HTML }, 502, 'is not there (HTTP 502)'],
    ['too long', { status: 504, body: HTML }, 504, 'took too long (HTTP 504)'],
    ['a code of its own', { status: 304, body: '' }, 502, 'answered HTTP 304']
  ];

  it.each(CASES)('are told apart from nothing found: %s', async (_name, answer, status, text) => {
    gives(answer);
    const app = gateway();
    const route = await app.inject(`/api/v1/objects?objectId=${ID}`);
    expect(route.statusCode).toBe(status);
    expect(route.json()).toMatchObject({
      status: 'error',
      error: { message: expect.stringContaining(text) }
    });
    expect(route.body).not.toContain('inner-host-7');
    const stream = await app.inject(`/api/v1/search?query=${ID}`);
    const end: unknown = JSON.parse(stream.body.trimEnd().split('\n').at(-1) ?? '');
    expect(end).toMatchObject({
      end: { complete: false, reason: 'error', rows: 0, error: { message: expect.stringContaining(text) } }
    });
    // Nothing of all this is asked again.
    expect(fink.asked).toHaveLength(2);
  });

  it('of a service that is not there, or does not answer', async () => {
    gives('silent');
    const late = await gateway('CALL_SECONDS: 0.2').inject(`/api/v1/objects?objectId=${ID}`);
    expect([late.statusCode, late.json().error.code]).toEqual([504, 'unavailable']);
    const app = gateway();
    await fink.close();
    const gone = await app.inject(`/api/v1/objects?objectId=${ID}`);
    expect([gone.statusCode, gone.json().error.code]).toEqual([502, 'unavailable']);
  });

  it('after some rows are told with the rows', async () => {
    const ids = Array.from(
      { length: 60 },
      (_, at) => `ZTF21aaaaa${String.fromCharCode(97 + at / 26)}${String.fromCharCode(97 + (at % 26))}`
    );
    fink.answering = ({ given }) =>
      String(given['objectId']).includes(`${ids[59]}`)
        ? { body: recordsText(alert({ 'i:objectId': `"${ids[59]}"` })) }
        : { status: 500, body: '' };
    const { rows, end } = await run({ ...OBJECT, ids });
    expect(rows).toHaveLength(1);
    expect(end).toMatchObject({
      complete: false,
      reason: 'error',
      error: expect.stringContaining('HTTP 500')
    });
  });
});

describe('stamps', () => {
  const FITS = Buffer.from(`SIMPLE  =                    T${' '.repeat(2850)}`);

  it('are asked for by the number of the latest alert', async () => {
    fink.answering = ({ route }) =>
      route === 'cutouts'
        ? { body: FITS }
        : { body: recordsText(alert({ 'i:candid': '7', 'i:jd': '2459539.5' }), alert()) };
    const answer = await gateway().inject(`/api/v1/cutouts?objectId=${ID}&kind=Science&output-format=FITS`);
    expect(answer.rawPayload.equals(FITS)).toBe(true);
    expect(answer.headers['x-fink-candid']).toBe(CANDID);
    expect(fink.asked[1]?.given).toEqual({
      objectId: ID,
      kind: 'Science',
      candid: CANDID,
      'output-format': 'FITS'
    });
  });

  it.each<readonly [string, FakeAnswer, FakeAnswer, number, string]>([
    [
      'of an alert that is not there',
      { status: 500, body: '' },
      { body: recordsText(alert()) },
      404,
      'unknown candid: 5'
    ],
    [
      'of an object that is not there',
      { status: 500, body: '' },
      { body: '[]' },
      404,
      `unknown object: ${ID}`
    ],
    ['that are text of an error', { body: 'no such block' }, { body: '[]' }, 502, 'sent no FITS file'],
    [
      'of a service that fails',
      { status: 500, body: '' },
      { body: recordsText(alert({ 'i:candid': '5' })) },
      503,
      'HTTP 500'
    ]
  ])('%s are told', async (_name, cutouts, objects, status, text) => {
    fink.answering = ({ route }) => (route === 'cutouts' ? cutouts : objects);
    const answer = await gateway().inject(`/api/v1/cutouts?objectId=${ID}&candid=5&kind=Science`);
    expect([answer.statusCode, answer.json().text]).toEqual([status, expect.stringContaining(text)]);
  });
});
