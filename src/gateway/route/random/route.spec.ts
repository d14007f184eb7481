import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { ALERTS, putAlert } from '../../../../tests/support/smallsky';
import { ang2pix } from '../../../core/sky';

/** Many objects all over the sky, one alert each. */
function wideSky(objects = 500): MemoryStore {
  const store = new MemoryStore();
  for (let index = 0; index < objects; index++) {
    const letters = [0, 26, 676].map(step =>
      String.fromCharCode(97 + (Math.floor(step === 0 ? index : index / step) % 26))
    );
    const ra = (index * 137.5) % 360;
    const dec = (Math.asin(((index + 0.5) / objects) * 2 - 1) * 180) / Math.PI;
    const row = {
      ...ALERTS[0],
      'i:objectId': `ZTF21aaaa${letters.join('')}`,
      'i:jd': 2459540.75 + index / 8,
      'i:jdstarthist': 2459000.5 + index / 8,
      'i:ra': ra,
      'i:dec': dec
    };
    putAlert(store, 'ztf', row);
    putAlert(store, 'ztf.class', row, { class: index % 2 === 0 ? 'Unknown' : 'SN candidate' });
    putAlert(store, 'ztf.pixel128', row, { pixel128: ang2pix(128, ra, dec) });
  }
  return store;
}

interface IRow {
  readonly 'i:objectId': string;
}

const idsIn = (rows: readonly IRow[]) => rows.map(row => row['i:objectId']);

async function ids(query: Record<string, string>, store: MemoryStore) {
  const { app } = testServer(store);
  const answer = await app.inject({ url: '/api/v1/random', query: { columns: 'i:objectId', ...query } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['x-fink-complete']).toBe('true');
  expect(store.openSnapshots).toBe(0);
  return idsIn(answer.json<IRow[]>());
}

describe('/api/v1/random', () => {
  it('chooses the same objects by the same seed, and others by others', async () => {
    const store = wideSky();
    const chosen = await ids({ n: '8', seed: 'a' }, store);
    expect(new Set(chosen).size).toBe(8);
    expect(await ids({ n: '8', seed: 'a' }, store)).toEqual(chosen);
    expect(await ids({ n: '8', seed: 'b' }, store)).not.toEqual(chosen);
  });

  it('reads little for each object', async () => {
    const store = wideSky();
    await ids({ n: '16', seed: 'x' }, store);
    expect(store.rowsRead).toBeLessThan(16 * 6);
  });

  it('comes to every part of the sky', async () => {
    const store = wideSky(60);
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      (await ids({ n: '16', seed: String(seed) }, store)).forEach(id => seen.add(id));
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  it('gives all alerts of the objects, and the seed when none was given', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/random?n=16');
    const rows = answer.json<Record<string, unknown>[]>();
    expect(rows.map(row => row['i:jd'])).toEqual([2459550.5, 2459542.25, 2459541.25, 2459540.75, 2459540.5]);
    expect(rows[4]).toMatchObject({ 'v:g-r': 0.5, 'v:classification': 'Early SN Ia candidate' });
    expect(answer.headers['x-fink-seed']).toMatch(/^[\w-]{36}$/);
  });

  it('keeps to a class', async () => {
    const store = wideSky();
    const chosen = await ids({ n: '10', seed: '1', class: 'SN candidate' }, store);
    expect(new Set(chosen).size).toBe(10);
    const sn = await testServer(store).app.inject(
      '/api/v1/latests?class=SN%20candidate&n=500&columns=i:objectId'
    );
    const all = new Set(idsIn(sn.json<IRow[]>()));
    expect(chosen.filter(id => !all.has(id))).toEqual([]);
    expect(await ids({ class: 'RRLyr' }, store)).toEqual([]);
  });

  it.each([
    ['?n=17', 'invalid n: 17. give at most 16 objects'],
    ['?n=0', 'invalid n: 0'],
    ['?seeds=1', 'unknown argument: seeds. Did you mean `seed`?'],
    ['?class=', 'invalid class']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/random${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
