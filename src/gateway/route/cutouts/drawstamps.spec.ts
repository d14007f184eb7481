import { MemoryStore } from '../../../../tests/support/memorystore';
import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { parseFits } from '../../../core/cutout';
import { simulateSky } from '../../../core/simulate';
import { encodeCells } from '../../../core/survey/cell';
import { buildKey, ztfColumns, ztfTables } from '../../../core/survey/ztf';
import { type Row } from '../../../core/value';

/** A store with the first alert of a simulated sky, without stamps. */
function skyWithoutStamps(): { store: MemoryStore; objectId: string } {
  const store = new MemoryStore();
  const [alert] = simulateSky({ seed: 1 });
  const table = ztfTables['ztf'];
  if (alert === undefined || table === undefined) {
    throw new Error('missing alert');
  }
  const candidate = Object.entries(alert.candidate).flatMap(([name, value]) =>
    ztfColumns.has(`i:${name}`) ? [[`i:${name}`, value] as const] : []
  );
  const row: Row = {
    ...Object.fromEntries(candidate),
    'i:objectId': alert.objectId,
    'i:candid': alert.candid
  };
  store.put(
    'ztf',
    buildKey(table, { objectId: alert.objectId, jd: row['i:jd'] ?? null }),
    encodeCells(row, column => ztfColumns.get(column)?.type)
  );
  return { store, objectId: alert.objectId };
}

const base = '/api/v1/cutouts?kind=Science&output-format=FITS&objectId=';

describe('/api/v1/cutouts of a simulated alert without stamps', () => {
  it('draws them, the same each time, and says that they are simulated', async () => {
    const { store, objectId } = skyWithoutStamps();
    const { app } = testServer(store);
    const answer = await app.inject(base + objectId);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-fink-simulated']).toBe('true');
    expect(parseFits(answer.rawPayload)).toMatchObject({ ok: true, image: { width: 63 } });
    const candid = String(answer.headers['x-fink-candid']);
    const again = await app.inject(`${base}${objectId}&candid=${candid}`);
    expect(again.rawPayload.equals(answer.rawPayload)).toBe(true);
    const template = await app.inject(`${base}${objectId}`.replace('Science', 'Template'));
    expect(template.rawPayload.equals(answer.rawPayload)).toBe(false);
    expect(store.openSnapshots).toBe(0);
  });

  it('gives all three as arrays, and a picture', async () => {
    const { store, objectId } = skyWithoutStamps();
    const { app } = testServer(store);
    const all = await app.inject(`/api/v1/cutouts?kind=All&output-format=array&objectId=${objectId}`);
    expect(Object.keys(all.json())).toEqual([
      'b:cutoutScience_stampData',
      'b:cutoutTemplate_stampData',
      'b:cutoutDifference_stampData'
    ]);
    const picture = await app.inject(`/api/v1/cutouts?kind=Difference&objectId=${objectId}`);
    expect(picture.headers['content-type']).toBe('image/png');
  });

  it('draws nothing for an alert that is not there', async () => {
    const { store, objectId } = skyWithoutStamps();
    const { app } = testServer(store);
    expect((await app.inject(`${base}${objectId}&candid=1`)).statusCode).toBe(404);
    expect((await app.inject(`${base}ZTF26sim99999`)).statusCode).toBe(404);
  });

  it('gives stored stamps as they are, and none to a real alert that has none', async () => {
    const { app, store } = testServer(smallSky());
    const stored = await app.inject(`${base}ZTF26sim0042`);
    expect(parseFits(stored.rawPayload)).toMatchObject({ ok: true, image: { width: 3, height: 2 } });
    expect(stored.headers['x-fink-simulated']).toBe('true');
    const real = await app.inject(`${base}ZTF21aaaaaaa`);
    expect(real.headers['x-fink-simulated']).toBeUndefined();
    expect(store.openSnapshots).toBe(0);
  });
});
