import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { type FastifyInstance } from 'fastify';
import { bigSky, BIG_OBJECT } from '../../../tests/support/bigsky';
import { deferred, head, listen, settled, until } from '../../../tests/support/http';
import { type MemoryStore } from '../../../tests/support/memorystore';
import { type ITestServer, testServer } from '../../../tests/support/server';

const ALERTS = 4000;
/** Several times what the sockets between two processes hold. */
const BYTES = 10_000;
const path = (format: string): string =>
  `/api/v1/search?query=${BIG_OBJECT}&columns=i:candid,d:cdsxmatch&sort=none&output-format=${format}`;

const BIG = { NLIMIT: 10_000, NBYTES: 1_000_000_000, DEADLINE: 100 };

let app: FastifyInstance;
afterEach(() => app.close());

/** A server on a store, listening. */
async function serve(
  store: MemoryStore,
  config: Parameters<typeof testServer>[1] = BIG
): Promise<{ readonly port: number; readonly records: ITestServer['records'] }> {
  const server = testServer(store, config);
  app = server.app;
  return { port: await listen(app), records: server.records };
}

describe.each(['ndjson', 'arrow'])('a stream in %s', format => {
  it.each(['identity', 'gzip', 'br'])('is read no faster than its client reads (%s)', async encoding => {
    const store = bigSky(ALERTS, BYTES);
    const { port } = await serve(store);
    const answer = await head(port, path(format), { 'accept-encoding': encoding });
    expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
    const pulled = await settled(() => store.rowsRead);
    expect(pulled).toBeGreaterThan(0);
    expect(pulled).toBeLessThan(ALERTS);
    // Whoever reads on gets the rest.
    answer.resume();
    await once(answer, 'end');
    expect(store.rowsRead).toBe(ALERTS);
  });

  it.each(['identity', 'gzip'])('ends the reading when its client leaves (%s)', async encoding => {
    const store = bigSky(ALERTS, BYTES);
    const { port, records } = await serve(store, { ...BIG, PARALLEL: 1 });
    const answer = await head(port, path(format), { 'accept-encoding': encoding });
    await settled(() => store.rowsRead);
    answer.destroy();
    await until(() => store.openSnapshots === 0);
    expect(store.rowsRead).toBeLessThan(ALERTS);
    expect(records[0]).toMatchObject({ output: { status: 'left' } });
    // The only place is free again.
    expect((await app.inject(`/api/v1/search?query=${BIG_OBJECT}&columns=i:jd`)).statusCode).toBe(200);
  });

  it('says of a failure before the first row what it is', async () => {
    const store = bigSky(3, 10, { beforeBatch: () => Promise.reject(new Error('secret path')) });
    await serve(store);
    const answer = await app.inject(path(format));
    expect(answer.body).not.toContain('secret path');
    expect(answer.statusCode).toBe(format === 'arrow' ? 500 : 200);
    expect(answer.body).toContain('"code":"internal"');
    expect(answer.headers['content-disposition'] === undefined).toBe(format === 'arrow');
  });
});

describe('an Arrow stream', () => {
  it.each(['identity', 'gzip', 'br'])(
    'breaks the connection when it fails on its way (%s)',
    async encoding => {
      const gate = deferred();
      const store = bigSky(300, 100, {
        batch: 100,
        beforeBatch: async (_table, batch) => {
          if (batch === 2) {
            await gate.promise;
            throw new Error('torn');
          }
        }
      });
      const { port } = await serve(store);
      const answer = await head(port, path('arrow'), { 'accept-encoding': encoding });
      expect(answer.statusCode).toBe(200);
      await once(answer, 'data');
      gate.resolve();
      await expect(once(answer, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(answer.complete).toBe(false);
      await until(() => store.openSnapshots === 0);
    }
  );

  it.each(['gzip', 'br'])('that fails before its head has gone is a plain error (%s)', async encoding => {
    const store = bigSky(2, 100, {
      batch: 1,
      beforeBatch: (_table, batch) => (batch === 1 ? Promise.reject(new Error('torn')) : undefined)
    });
    await serve(store);
    // The compressor holds the first row back for a moment, and with it the head.
    const answer = await app.inject({ url: path('arrow'), headers: { 'accept-encoding': encoding } });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ status: 'error', error: { code: 'internal' } });
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it('sends its first rows before others are read, also compressed', async () => {
    const gate = deferred();
    const store = bigSky(200, 100, {
      batch: 100,
      beforeBatch: (_table, batch) => (batch === 1 ? gate.promise : undefined)
    });
    const { port } = await serve(store);
    const answer = await head(port, path('arrow'), { 'accept-encoding': 'gzip' });
    const plain = answer.pipe(createGunzip());
    const pieces: Buffer[] = [];
    plain.on('data', (piece: Buffer) => pieces.push(piece));
    const rows = (): number => {
      try {
        return tableFromIPC(Buffer.concat(pieces)).numRows;
      } catch {
        // Not yet a whole batch.
        return 0;
      }
    };
    await until(() => rows() === 100);
    expect(store.rowsRead).toBe(100);
    gate.resolve();
    await once(plain, 'end');
    expect(rows()).toBe(200);
  });

  it('is cut honestly', async () => {
    await serve(bigSky(5, 10), { NLIMIT: 2 });
    const { rawPayload, headers } = await app.inject(path('arrow'));
    expect(headers['content-type']).toBe('application/vnd.apache.arrow.stream');
    const { batches } = tableFromIPC(rawPayload);
    expect(batches.map(batch => batch.numRows)).toEqual([2, 0]);
    const said = Object.fromEntries(batches.at(-1)?.metadata ?? []);
    expect(said).toMatchObject({ complete: 'false', reason: 'budget', rows: '2' });
    expect(JSON.parse(said['end'] ?? '')).toMatchObject({ complete: false, rows: 2, error: null });
  });
});
