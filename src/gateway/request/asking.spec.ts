import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { bigSky, BIG_OBJECT } from '../../../tests/support/bigsky';
import { FakeRest } from '../../../tests/support/fakerest';
import { head, listen } from '../../../tests/support/http';
import { testServer } from '../../../tests/support/server';
import { smallSky } from '../../../tests/support/smallsky';
import { buildServer } from '../server';
import { openServices } from '../services';
import { configSchema } from '../config/config';
import { StoreFault } from '../store/storefault';
import { type IRowStore } from '../store/rowstore';
import { askingNow } from './asking';

/** A server whose log can be read. */
function loggingServer(store: IRowStore, level: 'warn' | 'info' | 'debug') {
  const lines: string[] = [];
  const logTo = new PassThrough().on('data', (text: Buffer) =>
    lines.push(...text.toString().trim().split('\n'))
  );
  const config = { ...configSchema.parse({ LOGLEVEL: level }), DATA: '/nowhere' };
  const app = buildServer(
    openServices(config, () => store),
    { logTo }
  );
  return { app, log: () => lines.map(line => JSON.parse(line) as Record<string, unknown>), lines };
}

describe('the id of a request', () => {
  it.each(['lab-1', 'a.b:c_d', '0f3d2c1b-0000-4000-8000-000000000000'])('is kept: %s', async id => {
    const { app } = testServer();
    const answer = await app.inject({ url: '/version', headers: { 'x-request-id': id } });
    expect(answer.headers['x-request-id']).toBe(id);
  });

  it.each(['', 'a b', 'x'.repeat(65), '<script>', 'a\u001b[2J', '{"level":60}', 'é'])(
    'is replaced where it could do harm: %j',
    async id => {
      const { app } = testServer();
      const answer = await app.inject({ url: '/version', headers: { 'x-request-id': id } });
      expect(answer.headers['x-request-id']).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    }
  );

  it('stands in the answer of every error', async () => {
    const { app } = testServer();
    for (const url of ['/nothing', '/api/v1/search?query=ZTF21+lats=1', '/api/v1/objects']) {
      const answer = await app.inject({ url, headers: { 'x-request-id': 'mine' } });
      expect(answer.json()).toMatchObject({ status: 'error', requestId: 'mine' });
    }
  });

  it('reaches the store, also when rows are read as the socket asks for them', async () => {
    const seen: (string | undefined)[] = [];
    const store = bigSky(2000, 10_000, { beforeBatch: () => void seen.push(askingNow()?.id) });
    const { app } = testServer(store, { NLIMIT: 10_000, NBYTES: 1_000_000_000 });
    const port = await listen(app);
    const url = `/api/v1/search?query=${BIG_OBJECT}&columns=i:candid,d:cdsxmatch&sort=none`;
    const answers = await Promise.all(
      ['one', 'two'].map(id => head(port, url, { 'x-request-id': id, 'accept-encoding': 'identity' }))
    );
    for (const answer of answers) {
      answer.resume();
      await once(answer, 'end');
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter(id => id === 'one')).toHaveLength(seen.length / 2);
    expect(seen.filter(id => id === 'two')).toHaveLength(seen.length / 2);
    await app.close();
  });

  it('reaches the store from a POST too', async () => {
    const seen = new Set<string | undefined>();
    const store = bigSky(3, 10, { beforeBatch: () => void seen.add(askingNow()?.id) });
    const { app } = testServer(store);
    const headers = { 'x-request-id': 'posted' };
    await app.inject({ method: 'POST', url: '/api/v1/objects', payload: { objectId: BIG_OBJECT }, headers });
    expect([...seen]).toEqual(['posted']);
  });
});

describe('the record of a request', () => {
  it('has the source, the rows that were read and the time of the store on every route that reads', async () => {
    const { app, records } = testServer();
    for (const url of [
      '/api/v1/objects?objectId=ZTF21aaaaaaa',
      '/api/v1/search?query=ZTF21aaaaaaa',
      '/api/v1/cutouts?objectId=ZTF21aaaaaaa&kind=Science',
      '/api/v1/latests?class=EB*_Candidate'
    ]) {
      expect((await app.inject(url)).statusCode).toBe(200);
    }
    await app.inject('/version');
    const read = records.filter(({ route }) => route !== 'version');
    expect(read).toHaveLength(4);
    for (const { source, state, storeSeconds } of read) {
      expect(source).toBe('embedded');
      expect(state).toMatchObject({ source: 'embedded', storeMs: expect.stringMatching(/^\d+\.\d$/) });
      expect(Number(state['rowsRead'])).toBeGreaterThan(0);
      expect(storeSeconds).toBeGreaterThan(0);
    }
    expect(records.at(-1)).toMatchObject({ route: 'version', source: undefined });
  });

  it('tells failures, and answers that broke off on their way', async () => {
    const away = new StoreFault('unreachable', 'embedded', 'missing answer: nobody there');
    const store = bigSky(500, 10, {
      beforeBatch: (_table, batch) => (batch > 0 ? Promise.reject(away) : undefined)
    });
    const { app, records } = testServer(store);
    await app.inject(`/api/v1/objects?objectId=${BIG_OBJECT}`);
    await app.inject(`/api/v1/search?query=${BIG_OBJECT}&columns=i:jd&sort=none`);
    expect(records).toMatchObject([
      { route: 'objects', output: { status: 502, error: 'unavailable' } },
      { route: 'search', output: { status: 200, complete: false, error: 'unavailable' } }
    ]);
  });
});

describe('the log', () => {
  const away = new StoreFault('unreachable', 'embedded', 'missing answer: nobody there');
  const failing = () => bigSky(3, 10, { beforeBatch: () => Promise.reject(away) });
  const url = `/api/v1/search?query=${BIG_OBJECT}&columns=i:jd`;

  it.each(['warn', 'info'] as const)('holds no text of a query at %s, also for failures', async level => {
    const { app, log, lines } = loggingServer(failing(), level);
    const headers = { 'x-request-id': 'mine' };
    await app.inject({ url, headers });
    await app.inject({ url: `/api/v1/objects?objectId=${BIG_OBJECT}`, headers });
    await app.inject({ url: `/api/v1/nothing?query=${BIG_OBJECT}`, headers });
    expect(log().filter(({ reqId }) => reqId === 'mine').length).toBeGreaterThanOrEqual(2);
    expect(lines.join('\n')).toContain('nobody there');
    expect(lines.join('\n')).not.toContain(BIG_OBJECT);
  });

  it('tells at debug what was asked for, and at info what it cost', async () => {
    const told = async (level: 'info' | 'debug') => {
      const { app, log } = loggingServer(smallSky(), level);
      await app.inject({ url: '/api/v1/search?query=ZTF21aaaaaaa', headers: { 'x-request-id': 'mine' } });
      return log().find(({ msg }) => msg === 'answered');
    };
    const cost = {
      reqId: 'mine',
      route: '/api/v1/search',
      status: 200,
      source: 'embedded',
      rows: 3,
      rowsRead: 3
    };
    expect(await told('info')).toMatchObject(cost);
    expect(await told('info')).not.toHaveProperty('input');
    expect(await told('debug')).toMatchObject({ ...cost, input: { query: 'ZTF21aaaaaaa' } });
  });

  it('has the id of the request in the warnings of a driver, and the driver is counted', async () => {
    let failures = 1;
    const cells = { 'i:objectId': BIG_OBJECT };
    const rest = await FakeRest.open({
      tables: { ztf: [{ key: `${BIG_OBJECT}_2460000.5`, cells }] },
      spoil: path => (path.startsWith('/ztf/') && failures-- > 0 ? { status: 503 } : undefined)
    });
    const lines: string[] = [];
    const logTo = new PassThrough().on('data', (text: Buffer) => lines.push(text.toString()));
    const far = { DRIVER: 'hbase-rest', HOST: '127.0.0.1', PORT: rest.port, RETRIES: 3 };
    const config = configSchema.parse({ LOGLEVEL: 'warn', SOURCES: { far } });
    const services = openServices({ ...config, DATA: '/nowhere' });
    const app = buildServer(services, { logTo });
    const answer = await app.inject({ url, headers: { 'x-request-id': 'mine' } });
    expect(answer.statusCode).toBe(200);
    expect(lines.map(line => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({
        level: 40,
        reqId: 'mine',
        source: 'far',
        trouble: expect.any(String),
        msg: 'a call to a source failed and is made again'
      })
    );
    expect(lines.join('')).not.toContain(BIG_OBJECT);
    expect(services.sources.counts.get('far')?.again).toBeGreaterThan(0);
    expect(services.sources.counts.get('far')?.calls.get('ok')).toBeGreaterThan(0);
    await services.sources.close();
    await rest.close();
  });
});
