import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { encodeCell } from '../../../core/survey/cell';
import { health } from '../../../wire/health';
import { parseConfig } from '../../config/parse';
import { StoreFault } from '../../store/storefault';

async function healthOf(store: MemoryStore) {
  const { app } = testServer(store);
  const answer = await app.inject('/health');
  expect(answer.statusCode).toBe(200);
  const { sources, ...rest } = health.parse(answer.json());
  expect(sources).toMatchObject([{ name: 'embedded', driver: 'embedded', default: true }]);
  return rest;
}

describe('/health', () => {
  it('counts alerts and says that some are simulated', async () => {
    const store = smallSky();
    expect(await healthOf(store)).toEqual({
      status: 'ok',
      source: 'embedded',
      alerts: 5,
      tables: ['ztf', 'ztf.class', 'ztf.cutouts', 'ztf.pixel128', 'ztf.upper', 'ztf.uppervalid'],
      lastNight: '2021-12-02',
      simulated: true
    });
    expect(store.openSnapshots).toBe(0);
  });

  it('takes the number of alerts from the nightly statistics, without reading all alerts', async () => {
    const store = smallSky();
    store.put('statistics_class', 'ztf_20211122', new Map([['basic:sci', encodeCell('long', 3n)]]));
    store.put('statistics_class', 'ztf_20211202', new Map([['basic:sci', encodeCell('long', 1n)]]));
    expect(await healthOf(store)).toMatchObject({ alerts: 4, lastNight: '2021-12-02' });
    expect(store.rowsRead).toBe(4);
  });

  it('says empty, and how to fill it', async () => {
    expect(await healthOf(new MemoryStore())).toMatchObject({
      status: 'empty',
      alerts: 0,
      message: 'missing alerts: /nowhere holds none',
      remedy: expect.stringContaining('jupyter fink simulate')
    });
  });

  it('says degraded when the store cannot be read', async () => {
    const store = smallSky(
      new MemoryStore({ beforeBatch: () => Promise.reject(new Error('invalid store: broken')) })
    );
    expect(await healthOf(store)).toMatchObject({ status: 'degraded', message: 'invalid store: broken' });
    expect(store.openSnapshots).toBe(0);
  });

  it('tells what is being loaded, and serves what is there when that cannot be told', async () => {
    const loading = { what: 'one file', alerts: 3, since: '2026-01-11T00:00:00.000Z', running: true };
    const known = Object.assign(smallSky(), { loading: () => Promise.resolve(loading) });
    expect(await healthOf(known)).toMatchObject({ status: 'ok', loading });
    const empty = Object.assign(new MemoryStore(), { loading: () => Promise.resolve(loading) });
    expect(await healthOf(empty)).toMatchObject({ status: 'empty', loading });
    const broken = Object.assign(smallSky(), {
      loading: () => Promise.reject(new Error('invalid lock file'))
    });
    const told = await healthOf(broken);
    expect(told.status).toBe('ok');
    expect(told.loading).toBeUndefined();
  });

  describe('of several sources', () => {
    const cluster = (name: string) => ({
      ...parseConfig(`SOURCES:\n  ${name}:\n    DRIVER: hbase-thrift2\n    HOST: h\n`).SOURCES
    });
    const SOURCES = {
      ...cluster('near'),
      ...cluster('far'),
      own: { DRIVER: 'embedded' as const, LIMITS: {} }
    };
    const traits = { seekRows: 100, parallel: 4, bounds: true, manyRanges: true };

    it('tells all, and which is down and why, and describes the one that is named', async () => {
      const down = {
        state: 'down' as const,
        message: 'unreachable source: near',
        remedy: 'Wait',
        since: '2026-01-11T00:00:00.000Z'
      };
      const near = Object.assign(new MemoryStore(), { traits, state: () => Promise.resolve(down) });
      const far = Object.assign(smallSky(), {
        traits,
        state: () => Promise.resolve({ state: 'up' as const })
      });
      const { app } = testServer(smallSky(), { SOURCES }, undefined, { near, far });
      const told = health.parse((await app.inject('/health?source=own')).json());
      expect(told).toMatchObject({ status: 'ok', source: 'own', alerts: 5 });
      expect(told.sources).toEqual([
        { name: 'near', driver: 'hbase-thrift2', default: true, ...down },
        { name: 'far', driver: 'hbase-thrift2', default: false, state: 'up' },
        { name: 'own', driver: 'embedded', default: false, state: 'up' }
      ]);
      expect((await app.inject('/health?source=nearer')).json().error).toMatchObject({
        message: 'unknown source: nearer',
        remedy: 'Did you mean near? This gateway offers: near, far, own'
      });
    });

    it('counts nothing in a shared store, and asks it once a minute', async () => {
      const far = Object.assign(smallSky(), { traits });
      far.put('statistics_class', 'ztf_20211202', new Map([['basic:sci', encodeCell('long', 1n)]]));
      const { app } = testServer(smallSky(), { SOURCES }, undefined, { far });
      for (let time = 0; time < 3; time++) {
        expect((await app.inject('/health?source=far')).json()).toMatchObject({
          status: 'ok',
          alerts: null,
          lastNight: '2021-12-02',
          simulated: true
        });
      }
      expect(far.rowsRead).toBe(3);
      expect(far.openSnapshots).toBe(0);
    });

    it('waits for none that does not answer at all', async () => {
      const never = () => new Promise<never>(() => undefined);
      const near = Object.assign(smallSky(), { traits, tables: never, state: never });
      const { app } = testServer(smallSky(), { SOURCES }, undefined, { near });
      const told = health.parse((await app.inject('/health')).json());
      expect(told).toMatchObject({ status: 'degraded', source: 'near', alerts: null });
      expect(told.message).toContain('source near: missing answer within 2 s');
      expect(told.sources?.map(({ state }) => state)).toEqual(['down', 'up', 'up']);
    });

    it('says in its own words what a source has', async () => {
      const fault = new StoreFault('refused', 'near', 'refused by source near: no rights');
      const near = Object.assign(smallSky(), { traits, tables: () => Promise.reject(fault) });
      const { app } = testServer(smallSky(), { SOURCES }, undefined, { near });
      expect((await app.inject('/health')).json()).toMatchObject({
        status: 'degraded',
        message: 'refused by source near: no rights',
        remedy: expect.stringContaining('rights')
      });
    });
  });
});
