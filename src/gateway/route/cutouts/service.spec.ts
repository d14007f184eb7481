import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { parseFits, writeFits } from '../../../core/cutout';
import { encodeCell } from '../../../core/survey/cell';
import { parseConfig } from '../../config/parse';

const base = '/api/v1/cutouts?objectId=ZTF21aaaaaaa&output-format=FITS';

/** The small sky as Fink keeps it: pointers to files where stamps would be. */
async function pointersOnly(): Promise<MemoryStore> {
  const whole = smallSky();
  const store = new MemoryStore();
  const snapshot = whole.snapshot();
  for (const table of await whole.tables()) {
    for await (const rows of snapshot.scan({ table, ranges: [{ start: '', stop: '\u{10FFFF}' }] })) {
      for (const { key, cells } of rows) {
        const kept = [...cells].filter(([column]) => !column.startsWith('b:'));
        const pointer = ['d:hdfs_path', encodeCell('string', 'hdfs://inside/secret.parquet')] as const;
        store.put(table, key, new Map(table === 'ztf.cutouts' ? [...kept, pointer] : kept));
      }
    }
  }
  snapshot.close();
  return store;
}

function configOf(url?: string) {
  const service = url === undefined ? '' : `, CUTOUTS: "${url}"`;
  const text = `SOURCES: { cluster: { DRIVER: hbase-thrift2, HOST: h${service} } }`;
  return { SOURCES: parseConfig(text).SOURCES };
}

describe('/api/v1/cutouts of a source with pointers to stamps', () => {
  it('is unavailable, and says so, when no service is configured', async () => {
    const store = await pointersOnly();
    const { app } = testServer(store, configOf());
    const answer = await app.inject(`${base}&kind=Science`);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toEqual({
      code: 'unavailable',
      message: 'unavailable: source cluster has no cutouts, only pointers to them',
      remedy: expect.stringContaining('CUTOUTS')
    });
    expect(answer.body).not.toContain('hdfs');
    expect(store.openSnapshots).toBe(0);
  });

  it('still knows which alerts there are', async () => {
    const { app } = testServer(await pointersOnly(), configOf());
    const candid = await app.inject(`${base}&kind=Science&candid=12`);
    expect(candid.statusCode).toBe(404);
    expect(candid.json().error.message).toContain('unknown candid: 12 is no alert of ZTF21aaaaaaa');
    const object = await app.inject('/api/v1/cutouts?objectId=ZTF21zzzzzzz&kind=Science');
    expect(object.statusCode).toBe(404);
  });

  it('comes from our own table of stamps where there is one', async () => {
    const store = await pointersOnly();
    const stamp = writeFits({ width: 2, height: 2, pixels: new Float32Array([1, 2, 3, 4]) });
    store.put(
      'fink.stamps',
      'ZTF21aaaaaaa_2459550.5',
      new Map([
        ['i:candid', encodeCell('long', 2890466950515015020n)],
        ['b:cutoutScience_stampData', stamp]
      ])
    );
    const { app } = testServer(store, configOf());
    const found = await app.inject(`${base}&kind=Science`);
    expect(found.headers['x-fink-candid']).toBe('2890466950515015020');
    expect(parseFits(found.rawPayload)).toMatchObject({ ok: true, image: { width: 2 } });
    // Another alert, which that table does not have: pointers only.
    expect((await app.inject(`${base}&kind=Science&candid=2890466950515015018`)).statusCode).toBe(503);
  });

  describe('with a service', () => {
    let server: Server;
    let url = '';
    let asked: unknown[] = [];
    let status = 200;

    beforeAll(async () => {
      const stamp = writeFits({ width: 2, height: 1, pixels: new Float32Array([1, 2]) });
      server = createServer((request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          asked.push(JSON.parse(body));
          response.writeHead(status).end(stamp);
        });
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cutouts`;
    });

    beforeEach(() => {
      asked = [];
      status = 200;
    });

    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    it('comes from it, for the latest alert by its exact candid', async () => {
      const { app } = testServer(await pointersOnly(), configOf(url));
      const answer = await app.inject(`${base}&kind=Template`);
      expect(parseFits(answer.rawPayload)).toMatchObject({ ok: true, image: { width: 2, height: 1 } });
      expect(asked).toEqual([
        {
          objectId: 'ZTF21aaaaaaa',
          candid: '2890466950515015020',
          kind: 'Template',
          'output-format': 'FITS'
        }
      ]);
      const all = await app.inject('/api/v1/cutouts?objectId=ZTF21aaaaaaa&kind=All&output-format=array');
      expect(Object.values(all.json<Record<string, unknown>>())).toEqual([[[1, 2]], [[1, 2]], [[1, 2]]]);
    });

    it('is unavailable when it is', async () => {
      status = 500;
      const { app } = testServer(await pointersOnly(), configOf(url));
      const answer = await app.inject(`${base}&kind=Science`);
      expect(answer.statusCode).toBe(502);
      expect(answer.json().error.code).toBe('unavailable');
    });
  });
});
