import { type AddressInfo } from 'node:net';
import { testServer } from '../../tests/support/server';
import { FinkClient } from '../wire/client';

describe('the typed client with a real server', () => {
  const { app } = testServer();
  let client: FinkClient;

  beforeAll(async () => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    client = new FinkClient((path, init) => fetch(`http://127.0.0.1:${port}/${path}`, init));
  });
  afterAll(() => app.close());

  it('searches', async () => {
    const { start, rows, end } = await client.searchAll('ZTF21aaaaaaa', {
      columns: ['i:candid', 'i:jd'],
      sort: 'i:jd'
    });
    expect(start).toMatchObject({ kind: 'object', rows: 'alerts' });
    expect(rows[0]).toEqual({ 'i:candid': '2890466950515015018', 'i:jd': 2459540.5 });
    expect(end).toMatchObject({ complete: true, rows: 3 });
  });

  it('hears of problems with their places', async () => {
    await expect(client.searchAll('ZTF21aaaaaaa lats=3')).rejects.toMatchObject({
      status: 400,
      error: { code: 'unknown', problems: [{ from: 13, to: 17 }] }
    });
  });

  it('gets records with exact ids from the routes of the Fink API', async () => {
    const objects = await client.objects({
      objectId: ['ZTF21aaaaaaa', 'ZTF21bbbbbbb'],
      columns: ['i:candid']
    });
    expect(objects.complete).toBe(true);
    expect(objects.rows[0]).toEqual({ 'i:candid': '2890466950515015020' });
    const cone = await client.conesearch({ ra: '16h24m00s', dec: '+25d30m00s', radius: 10, n: 1 });
    expect(cone.rows).toMatchObject([{ 'i:objectId': 'ZTF21aaaaaaa', 'i:jd': 2459550.5 }]);
    const latest = await client.latests({ class: 'EB*_Candidate', columns: ['i:objectId'] });
    expect(latest.rows).toEqual([{ 'i:objectId': 'ZTF21bbbbbbb' }]);
  });

  it('gets stamps, columns, classes, state and version', async () => {
    const png = await client.cutout({
      objectId: 'ZTF21aaaaaaa',
      kind: 'Science',
      candid: '2890466950515015018'
    });
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(Object.keys(await client.schema())).toHaveLength(4);
    expect(Object.keys(await client.classes())).toHaveLength(3);
    expect(await client.health()).toMatchObject({ status: 'ok', simulated: true });
    expect(await client.version()).toMatchObject({ node: process.version });
  });

  it('is told cancelled when it aborts', async () => {
    const controller = new AbortController();
    const frames = client.search('ZTF21', { signal: controller.signal });
    await frames.next();
    controller.abort();
    await expect(frames.next()).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});
