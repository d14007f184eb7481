import { configSchema } from '../../config/config';
import { buildServer } from '../../server';
import { openServices } from '../../services';
import { StoreFault } from '../../store/storefault';
import { testServer } from '../../../../tests/support/server';
import { bigSky, BIG_OBJECT } from '../../../../tests/support/bigsky';
import { smallSky } from '../../../../tests/support/smallsky';
import { type IRowStore } from '../../store/rowstore';

const SOURCES = {
  near: { DRIVER: 'embedded' as const, LIMITS: {} },
  far: { DRIVER: 'embedded' as const, LIMITS: {} }
};
const away = new StoreFault('unreachable', 'far', 'missing answer: nobody there');

/** A server that counts, with a source that works and one that does not. */
function countingServer(secret?: string) {
  const far: IRowStore = bigSky(3, 10, { beforeBatch: () => Promise.reject(away) });
  const state = { state: 'down', message: 'missing answer: nobody there' } as const;
  Object.assign(far, { state: () => Promise.resolve(state) });
  const config = { ...configSchema.parse({ LOGLEVEL: 'silent', SOURCES, SOURCE: 'near' }), DATA: '/nowhere' };
  const services = openServices(config, name => (name === 'far' ? far : smallSky()));
  const app = buildServer(services, { metrics: true, ...(secret === undefined ? {} : { secret }) });
  const lines = async (): Promise<string[]> => (await app.inject('/metrics')).body.split('\n');
  return { app, lines, services };
}

/** Value of the one line that begins so. */
function value(lines: readonly string[], begin: string): number {
  const found = lines.filter(line => line.startsWith(begin));
  expect(found).toHaveLength(1);
  return Number(found[0]?.split(' ').at(-1));
}

describe('/metrics', () => {
  it('counts requests by route, status and source, their time, and rows', async () => {
    const { app, lines } = countingServer();
    await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa');
    await app.inject('/api/v1/search?query=ZTF21aaaaaaa');
    await app.inject('/api/v1/objects');
    await app.inject(`/api/v1/objects?objectId=${BIG_OBJECT}&source=far`);
    await app.inject('/nothing/at/all');
    const all = await lines();
    expect(value(all, 'fink_requests_total{route="/api/v1/objects",source="near",status="200"}')).toBe(1);
    expect(value(all, 'fink_requests_total{route="/api/v1/objects",source="none",status="400"}')).toBe(1);
    expect(value(all, 'fink_requests_total{route="/api/v1/objects",source="far",status="502"}')).toBe(1);
    expect(value(all, 'fink_requests_total{route="unknown",source="none",status="404"}')).toBe(1);
    expect(value(all, 'fink_request_seconds_count{route="/api/v1/search",source="near"}')).toBe(1);
    expect(value(all, 'fink_store_seconds_sum{route="/api/v1/search",source="near"}')).toBeGreaterThan(0);
    expect(value(all, 'fink_rows_sent_total{route="/api/v1/search",source="near"}')).toBe(3);
    expect(value(all, 'fink_rows_read_total{source="near"}')).toBe(6);
  });

  it('tells how sources are, and how their readings ended', async () => {
    const { app, lines } = countingServer();
    await app.inject('/api/v1/search?query=ZTF21aaaaaaa');
    await app.inject(`/api/v1/objects?objectId=${BIG_OBJECT}&source=far`);
    const all = await lines();
    expect(value(all, 'fink_source_up{source="near"')).toBe(1);
    expect(value(all, 'fink_source_up{source="far"')).toBe(0);
    expect(value(all, 'fink_source_reads_total{source="far",outcome="unreachable"}')).toBe(1);
    expect(value(all, 'fink_source_resting{source="near"}')).toBe(0);
    expect(value(all, 'fink_searches_running')).toBe(0);
    expect(value(all, 'fink_searches_waiting')).toBe(0);
  });

  it('tells what drivers say of their calls', async () => {
    const { lines, services } = countingServer();
    const counts = services.sources.counts.get('far');
    counts?.event({ kind: 'call', outcome: 'ok' });
    counts?.event({ kind: 'call', outcome: 'deadline' });
    counts?.event({ kind: 'again', fault: away });
    counts?.event({ kind: 'resting', fault: away });
    const all = await lines();
    expect(value(all, 'fink_source_calls_total{source="far",outcome="deadline"}')).toBe(1);
    expect(value(all, 'fink_source_calls_again_total{source="far"}')).toBe(1);
    expect(value(all, 'fink_source_rests_total{source="far"}')).toBe(1);
    expect(value(all, 'fink_source_resting{source="far"}')).toBe(1);
    counts?.event({ kind: 'answering' });
    expect(value(await lines(), 'fink_source_resting{source="far"}')).toBe(0);
  });

  it('has no more labels after requests of every kind, and never an id or a query', async () => {
    const { app, lines } = countingServer();
    const ask = async (each: number): Promise<void> => {
      const headers = { 'x-request-id': `id-${each}`, 'x-fink-user': `user-${each}` };
      for (const url of [
        `/api/v1/search?query=ZTF21secret${each}`,
        `/api/v1/search?query=ZTF21aaaaaaa&source=made-up-${each}`,
        `/made/up/${each}`
      ]) {
        await app.inject({ url, headers });
      }
    };
    await ask(0);
    await lines();
    const before = (await lines()).length;
    for (let each = 1; each < 10; each++) {
      await ask(each);
    }
    const after = await lines();
    expect(after).toHaveLength(before);
    expect(after.join('\n')).not.toMatch(/secret|made-up|id-\d|user-\d/);
  });

  it('has the memory of this process, in a registry of each server', async () => {
    const { lines } = countingServer();
    const all = await lines();
    expect(value(all, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    if (process.platform === 'linux') {
      expect(value(all, 'process_resident_anonymous_bytes')).toBeGreaterThan(1e6);
    }
    const other = countingServer();
    await other.app.inject('/version');
    expect((await lines()).join('\n')).not.toContain('route="/version"');
  });

  it('asks for the secret as every route does, and is not there unless it is wanted', async () => {
    const { app } = countingServer('open sesame');
    expect((await app.inject('/metrics')).statusCode).toBe(401);
    const headers = { authorization: 'Bearer open sesame' };
    const answer = await app.inject({ url: '/metrics', headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect((await testServer().app.inject('/metrics')).statusCode).toBe(404);
  });
});
