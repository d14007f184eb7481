import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { configSchema } from '../../src/gateway/config/config';
import { parseConfig } from '../../src/gateway/config/parse';
import { ingest } from '../../src/gateway/ingest';
import { buildServer } from '../../src/gateway/server';
import { type IServices, openServices } from '../../src/gateway/services';
import { openHBaseWriter } from '../../src/gateway/store/hbase/write';
import { health } from '../../src/wire/health';
import { temporaryFolder } from '../ingest/support';
import { hbase } from './support/server';
import { WrittenTables } from './support/writtentables';

const MINUTES = 300_000;
const server = hbase();
const target = new WrittenTables(server);
const dataDir = join(temporaryFolder(), 'own');
const alerts = join(__dirname, '../data/alerts');
const CLUSTERS = ['thrift', 'rest'] as const;

/** One gateway on three sources with the same alerts, and one whose server is not there. */
const CONFIG = `
LOGLEVEL: silent
SOURCES:
  own: { DRIVER: embedded, DATA: "${dataDir}" }
  rest: { DRIVER: hbase-rest, HOST: 127.0.0.1, PORT: ${server.rest}, NAMESPACE: ${target.namespace} }
  thrift: { DRIVER: hbase-thrift2, HOST: 127.0.0.1, PORT: ${server.thrift2}, NAMESPACE: ${target.namespace} }
  dead: { DRIVER: hbase-thrift2, HOST: 127.0.0.1, PORT: 9, CALL_SECONDS: 3 }
`;

let services: IServices;
let app: FastifyInstance;
/** An object with its latest alert and where it is. */
let known: { id: string; ra: number; dec: number; label: string };

beforeAll(async () => {
  const files = readdirSync(alerts)
    .filter(name => !name.endsWith('.json'))
    .map(name => join(alerts, name));
  await ingest(files, { dataDir });
  await ingest(files, {
    dataDir: '',
    openWriter: given => openHBaseWriter({ ...target.options({ stamps: true }), ...given })
  });
  services = openServices({ ...configSchema.parse({}), ...parseConfig(CONFIG), DATA: '' });
  app = buildServer(services);
  const [row] = await rows('objects?objectId=ZTF2&columns=i:objectId,i:ra,i:dec,v:classification&source=own');
  known = {
    id: String(row?.['i:objectId']),
    ra: Number(row?.['i:ra']),
    dec: Number(row?.['i:dec']),
    label: String(row?.['v:classification'])
  };
}, MINUTES);

afterAll(async () => {
  await app.close();
  await services.sources.close();
  await target.drop();
}, MINUTES);

async function rows(route: string): Promise<Record<string, unknown>[]> {
  const answer = await app.inject(`/api/v1/${route}`);
  expect([answer.statusCode, answer.headers['x-fink-complete']]).toEqual([200, 'true']);
  return answer.json<Record<string, unknown>[]>();
}

it.each([
  ['objects', () => `objects?objectId=${known.id}&withupperlim=true`],
  ['some columns', () => `objects?objectId=${known.id}&columns=i:jd,i:candid,v:g-r`],
  ['a cone', () => `conesearch?ra=${known.ra}&dec=${known.dec}&radius=60`],
  ['a class', () => `latests?class=${encodeURIComponent(known.label)}&n=5`]
])(
  'the answer is the same from each source: %s',
  async (_name, route) => {
    const expected = await rows(`${route()}&source=own`);
    expect(expected.length).toBeGreaterThan(0);
    for (const source of CLUSTERS) {
      expect(await rows(`${route()}&source=${source}`)).toEqual(expected);
    }
    // Thrift2 comes before REST and before the embedded store.
    expect(await rows(route())).toEqual(expected);
  },
  MINUTES
);

it(
  'stamps are the same, from a table of our own',
  async () => {
    const url = `/api/v1/cutouts?objectId=${known.id}&kind=Science&output-format=FITS`;
    const expected = await app.inject(`${url}&source=own`);
    expect(expected.statusCode).toBe(200);
    for (const source of CLUSTERS) {
      const answer = await app.inject(`${url}&source=${source}`);
      expect(answer.headers['x-fink-candid']).toBe(expected.headers['x-fink-candid']);
      expect(answer.rawPayload.equals(expected.rawPayload)).toBe(true);
    }
  },
  MINUTES
);

it(
  'health tells which is down, and counts nothing in a cluster',
  async () => {
    const told = health.parse((await app.inject('/health')).json());
    expect(told).toMatchObject({ status: 'ok', source: 'thrift', alerts: null });
    expect(told.lastNight).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(told.sources?.map(({ name, state }) => [name, state])).toEqual([
      ['own', 'up'],
      ['rest', 'up'],
      ['thrift', 'up'],
      ['dead', 'down']
    ]);
    const own = health.parse((await app.inject('/health?source=own')).json());
    expect(own.lastNight).toBe(told.lastNight);
    expect(own.alerts).toBeGreaterThan(0);
  },
  MINUTES
);

it(
  'a source that is not there is told, and the others go on',
  async () => {
    const answer = await app.inject(`/api/v1/objects?objectId=${known.id}&source=dead`);
    expect(answer.statusCode).toBe(502);
    expect(answer.json()).toMatchObject({ error: { code: 'unavailable', remedy: expect.any(String) } });
    expect((await rows(`objects?objectId=${known.id}&columns=i:jd`)).length).toBeGreaterThan(0);
  },
  MINUTES
);
