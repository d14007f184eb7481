import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { encodeCell } from '../../../core/survey/cell';
import { health } from '../../../wire/health';

async function healthOf(store: MemoryStore) {
  const { app } = testServer(store);
  const answer = await app.inject('/health');
  expect(answer.statusCode).toBe(200);
  return health.parse(answer.json());
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
});
