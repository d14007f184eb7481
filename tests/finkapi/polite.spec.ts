import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { configSchema } from '../../src/gateway/config/config';
import { parseConfig } from '../../src/gateway/config/parse';
import { openFinkApi } from '../../src/gateway/finkapi';
import { ownVersion } from '../../src/gateway/ownversion';
import { buildServer } from '../../src/gateway/server';
import { type IServices, openServices } from '../../src/gateway/services';
import { temporaryFolder } from '../ingest/support';
import { type FakeAnswer, FakeFink, HTML } from '../support/fakefink';

const folder = temporaryFolder();
const hasOpenSsl = spawnSync('openssl', ['version']).status === 0;
const OBJECT = '/api/v1/objects?objectId=ZTF21abfmbix&columns=i:jd';
const CLASSES = JSON.stringify({ 'Fink classifiers': ['SN candidate'] });

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

function gateway(more = 'CACHE_SECONDS: 0', address = fink.address): FastifyInstance {
  const text = `
LOGLEVEL: silent
SOURCES:
  own: { DRIVER: embedded, DATA: "${folder}" }
  fink: { DRIVER: fink-api, API: "${address}"${more === '' ? '' : `, ${more}`} }
`;
  const services = openServices({ ...configSchema.parse({}), ...parseConfig(text), DATA: folder });
  const app = buildServer(services);
  opened.push({ app, services });
  return app;
}

const ask = (app: FastifyInstance, url = OBJECT, user = 'one') =>
  app.inject({ url: `${url}&source=fink`, headers: { 'x-fink-user': user } });

/** Lets everything run that can. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** A fake whose answers wait until they are let go on. */
function held(answer: FakeAnswer = { body: '[]' }): () => void {
  const waiting: (() => void)[] = [];
  let open = false;
  fink.answering = async () => {
    if (!open) {
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    return answer;
  };
  return () => {
    open = true;
    waiting.splice(0).forEach(go => go());
  };
}

describe('nothing goes outside', () => {
  it('by the default configuration', () => {
    const text = readFileSync(join(__dirname, '../../config.yml'), 'utf8');
    expect(parseConfig(text).SOURCES).toEqual({});
  });

  it('at the start, by a look at the sources, or by questions to another source', async () => {
    const app = gateway();
    await app.ready();
    const { sources } = (await app.inject('/health')).json();
    expect(sources).toContainEqual({
      name: 'fink',
      driver: 'fink-api',
      default: false,
      state: 'unknown',
      message: 'Nobody has asked it since the gateway started'
    });
    await app.inject(OBJECT);
    await app.inject(`/api/v1/explain?query=ZTF21abfmbix&source=fink`);
    expect(fink.asked).toEqual([]);
  });

  it('when it is the default source and nobody has chosen it', async () => {
    const services = openServices({
      ...configSchema.parse({}),
      ...parseConfig(`LOGLEVEL: silent\nSOURCES:\n  fink: { DRIVER: fink-api, API: "${fink.address}" }`),
      DATA: folder
    });
    const app = buildServer(services);
    opened.push({ app, services });
    expect((await app.inject('/health')).json()).toMatchObject({
      status: 'ok',
      source: 'fink',
      alerts: null
    });
    expect(fink.asked).toEqual([]);
  });
});

describe('a source that is chosen', () => {
  it('is asked what it is, once', async () => {
    fink.answering = ({ route }) =>
      route === 'classes'
        ? { body: CLASSES }
        : {
            body: JSON.stringify({
              info: { title: 'Fink object API', version: '3.5.0' },
              paths: { '/api/v1/objects': {}, '/api/v1/conesearch': {}, '/api/v1/latests': {} }
            })
          };
    const app = gateway();
    for (let times = 0; times < 2; times++) {
      const { status, sources } = (await app.inject('/health?source=fink')).json();
      expect(status).toBe('ok');
      expect(sources[1]).toMatchObject({ name: 'fink', state: 'up', message: 'Fink object API 3.5.0' });
    }
    expect(fink.routes).toEqual(['classes', '/swagger.json']);
  });

  it.each<readonly [string, FakeAnswer, FakeAnswer, string]>([
    [
      'is no Fink API',
      { headers: { 'content-type': 'text/html' }, body: HTML },
      { body: HTML },
      'is no Fink API'
    ],
    [
      'lacks routes',
      { body: CLASSES },
      { body: '{"paths": {"/api/v1/objects": {}, "/api/v1/sources": {}}}' },
      'has no route conesearch, latests'
    ]
  ])('and %s is down', async (_name, classes, swagger, text) => {
    fink.answering = ({ route }) => (route === 'classes' ? classes : swagger);
    const health = (await gateway().inject('/health?source=fink')).json();
    expect(health).toMatchObject({ status: 'degraded', message: expect.stringContaining(text) });
    expect(health.sources[1]).toMatchObject({ state: 'down', message: expect.stringContaining(text) });
  });

  it('says who asks, and sends nothing of the one who asked us', async () => {
    const app = gateway();
    await app.inject({ url: `${OBJECT}&source=fink`, headers: { cookie: 'secret', authorization: 'x' } });
    const { headers } = fink.asked[0] ?? {};
    const { name, version } = ownVersion();
    expect(headers?.['user-agent']).toBe(`${name}/${version}`);
    expect(JSON.stringify(fink.asked)).not.toMatch(/secret|authorization|x-fink-user/);
  });
});

describe('calls', () => {
  it('are no more at a time than the source may have', async () => {
    const release = held();
    const app = gateway('CACHE_SECONDS: 0, PARALLEL: 2');
    const answers = ['a', 'b', 'c', 'd', 'e'].map(last =>
      ask(app, `/api/v1/objects?objectId=ZTF21aaaaaa${last}`, last)
    );
    await until(() => fink.inFlight === 2);
    release();
    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 200, 200
    ]);
    expect([fink.mostInFlight, fink.asked.length]).toEqual([2, 5]);
  });

  it('are made once for all who ask the same at the same time', async () => {
    const release = held();
    const app = gateway();
    const answers = ['a', 'b', 'c'].map(user => ask(app, OBJECT, user));
    await until(() => fink.inFlight === 1);
    release();
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(['[]', '[]', '[]']);
    expect(fink.asked).toHaveLength(1);
  });

  it('are not made again while the answer is good', async () => {
    const app = gateway('');
    await ask(app);
    await ask(app, OBJECT, 'two');
    await ask(app, OBJECT.replace('i:jd', 'i:fid'));
    expect(fink.asked).toHaveLength(2);
  });

  it('end when the client leaves', async () => {
    fink.answering = () => 'silent';
    const options = {
      name: 'fink',
      base: fink.address,
      parallel: 1,
      callMs: 60_000,
      cacheMs: 0,
      userAgent: 'test'
    };
    const { store, answerer } = openFinkApi(options);
    const leaving = new AbortController();
    const stamps = answerer.stamps({
      objectId: 'ZTF21abfmbix',
      candid: undefined,
      columns: [],
      owner: '',
      signal: leaving.signal
    });
    await until(() => fink.inFlight === 1);
    leaving.abort(new Error('the client has left'));
    await expect(stamps).rejects.toThrow('the client has left');
    await until(() => fink.left === 1);
    await store.close();
  });

  it('go on for the others when one of those who wait for the same leaves', async () => {
    const release = held();
    const options = {
      name: 'fink',
      base: fink.address,
      parallel: 1,
      callMs: 60_000,
      cacheMs: 0,
      userAgent: 'test'
    };
    const { store, answerer } = openFinkApi(options);
    const leaving = new AbortController();
    const asked = { objectId: 'ZTF21abfmbix', candid: undefined, columns: [], owner: '' };
    const one = answerer.stamps({ ...asked, signal: leaving.signal });
    const other = answerer.stamps({ ...asked, signal: new AbortController().signal });
    await until(() => fink.inFlight === 1);
    leaving.abort(new Error('the client has left'));
    await expect(one).rejects.toThrow('the client has left');
    release();
    await expect(other).rejects.toThrow('unknown object');
    expect(fink.asked).toHaveLength(1);
    await store.close();
  });

  it('are made again when the service asks for patience', async () => {
    const answers: FakeAnswer[] = [
      { status: 503, headers: { 'retry-after': '0' }, body: HTML },
      { status: 429, headers: { 'retry-after': '0' }, body: '' },
      { body: '[]' }
    ];
    fink.answering = () => answers.shift() ?? 'silent';
    expect((await ask(gateway())).statusCode).toBe(200);
    expect(fink.asked).toHaveLength(3);
  });

  it('are not made while the service has asked for more patience than there is', async () => {
    fink.answering = () => ({ status: 429, headers: { 'retry-after': '3600' }, body: '' });
    const app = gateway();
    expect((await ask(app)).json().text).toContain('asks for fewer calls (HTTP 429)');
    const next = await ask(app, '/api/v1/objects?objectId=ZTF21aaaaaaa');
    expect([next.statusCode, next.json().text]).toEqual([
      503,
      expect.stringMatching(/has asked not to be called for 3[56]\d\d s/)
    ]);
    expect(fink.asked).toHaveLength(1);
  });

  it('take no more than the source may take', async () => {
    fink.answering = () => ({ body: `[${' '.repeat(2_000_000)}]` });
    const answer = await ask(gateway('LIMITS: { NBYTES: 1000000 }'));
    expect([answer.statusCode, answer.json().text]).toEqual([
      400,
      expect.stringContaining('has more than 1000000 bytes for this question')
    ]);
  });
});

describe('another address', () => {
  it('of the same host is gone to, with the question', async () => {
    fink.answering = ({ route }) =>
      route === 'objects' ? { status: 301, headers: { location: '/v2/objects' }, body: '' } : { body: '[]' };
    expect((await ask(gateway())).body).toBe('[]');
    expect(fink.asked[1]).toMatchObject({ route: '/v2/objects', given: { objectId: 'ZTF21abfmbix' } });
  });

  it('of another host is not', async () => {
    const other = await FakeFink.open(() => ({ body: '[]' }));
    fink.answering = () => ({
      status: 307,
      headers: { location: `${other.address}/api/v1/objects` },
      body: ''
    });
    const answer = await ask(gateway());
    expect([answer.statusCode, answer.json().text]).toEqual([
      502,
      expect.stringContaining('source fink sends on to another address')
    ]);
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('round and round is left', async () => {
    fink.answering = () => ({ status: 302, headers: { location: '/again' }, body: '' });
    expect((await ask(gateway())).statusCode).toBe(502);
    expect(fink.asked).toHaveLength(4);
  });

  (hasOpenSsl ? it : it.skip)('without a certificate that is trusted is not talked to', async () => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '1'];
    execFileSync('openssl', ['req', '-x509', ...made, ...subject], { stdio: 'ignore' });
    let requests = 0;
    const server = createServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (_request, response) => {
        requests += 1;
        response.end('[]');
      }
    );
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
    const address = `https://localhost:${(server.address() as AddressInfo).port}`;
    const answer = await ask(gateway('CACHE_SECONDS: 0', address));
    expect([answer.statusCode, answer.json().text]).toEqual([
      502,
      expect.stringContaining('invalid certificate')
    ]);
    expect(requests).toBe(0);
    await new Promise(resolve => server.close(resolve));
  });
});

describe('settings', () => {
  it.each([
    ['API: "ftp://x"', 'give an address, http:// or https://'],
    ['API: "https://me:word@x"', 'without name, password'],
    ['PARALLEL: 50', 'PARALLEL'],
    ['HOST: x', 'HOST']
  ])('are checked: %s', (more, text) => {
    expect(() => parseConfig(`SOURCES:\n  fink: { DRIVER: fink-api, ${more} }`)).toThrow(text);
  });

  it('have the public API as default', () => {
    expect(parseConfig('SOURCES:\n  fink: { DRIVER: fink-api }').SOURCES?.['fink']).toEqual({
      DRIVER: 'fink-api',
      API: 'https://api.ztf.fink-portal.org',
      PARALLEL: 2,
      CALL_SECONDS: 60,
      CACHE_SECONDS: 300,
      LIMITS: {}
    });
  });
});
