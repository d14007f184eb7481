import { once } from 'node:events';
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib';
import { type FastifyInstance } from 'fastify';
import { bigSky, BIG_OBJECT } from '../../../tests/support/bigsky';
import { deferred, head, listen, until } from '../../../tests/support/http';
import { testServer } from '../../../tests/support/server';
import { smallSky } from '../../../tests/support/smallsky';

let app: FastifyInstance;
afterEach(() => app.close());

const OBJECT = '/api/v1/objects?objectId=ZTF21aaaaaaa';

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync]
  ] as const)('%s: bytes are those without it, and fewer', async (encoding, decompress) => {
    app = testServer().app;
    for (const format of ['json', 'csv', 'votable', 'ndjson', 'arrow']) {
      const url = `${OBJECT}&output-format=${format}`;
      const plain = await app.inject(url);
      const packed = await app.inject({ url, headers: { 'accept-encoding': encoding } });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(packed.headers['vary']).toBe('accept, accept-encoding');
      expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
      const unpacked = decompress(packed.rawPayload);
      if (format === 'ndjson' || format === 'arrow') {
        // They tell how long it took.
        expect(Math.abs(unpacked.length - plain.rawPayload.length)).toBeLessThan(200);
      } else {
        expect(unpacked.equals(plain.rawPayload)).toBe(true);
      }
    }
  });

  it('is not done for tiny answers, for Parquet, and for clients that do not take it', async () => {
    app = testServer().app;
    for (const [url, accepted] of [
      [`${OBJECT}&columns=i:jd`, 'gzip, br'],
      [`${OBJECT}&output-format=parquet`, 'gzip, br'],
      [OBJECT, 'identity'],
      [OBJECT, 'deflate']
    ] as const) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': accepted } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    }
  });

  it('is done for long error answers too', async () => {
    app = testServer().app;
    const url = `${OBJECT}&columns=${Array.from({ length: 200 }, (_, index) => `i:no${index}`).join(',')}`;
    const answer = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString())).toMatchObject({ status: 'error' });
  });

  it('sends an answer that was kept in a file', async () => {
    app = testServer(bigSky(600, 10_000), { NBYTES: 1_000_000_000 }).app;
    const url = `/api/v1/objects?objectId=${BIG_OBJECT}&columns=i:candid,d:cdsxmatch`;
    const plain = await app.inject(url);
    expect(plain.rawPayload.length).toBeGreaterThan(6_000_000);
    expect(Number(plain.headers['content-length'])).toBe(plain.rawPayload.length);
    expect(plain.json()).toHaveLength(600);
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(packed.rawPayload).equals(plain.rawPayload)).toBe(true);
  });

  it.each([
    ['gzip', createGunzip],
    ['br', createBrotliDecompress]
  ] as const)('%s: the first row of a stream does not wait for the last', async (encoding, decompressor) => {
    const gate = deferred();
    const store = smallSky(
      bigSky(2, 10, { batch: 1, beforeBatch: (_table, batch) => (batch === 1 ? gate.promise : undefined) })
    );
    app = testServer(store).app;
    const port = await listen(app);
    const path = `/api/v1/search?query=${BIG_OBJECT}&columns=i:jd&sort=none`;
    const answer = await head(port, path, { 'accept-encoding': encoding });
    let text = '';
    const plain = answer.pipe(decompressor()).on('data', (piece: Buffer) => {
      text += piece.toString();
    });
    await until(() => text.includes('{"row":'));
    expect(text).not.toContain('"end"');
    gate.resolve();
    await once(plain, 'end');
    expect(text).toContain('"complete":true');
  });
});
