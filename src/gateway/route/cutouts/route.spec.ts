import { decode } from 'fast-png';
import { testServer } from '../../../../tests/support/server';
import { parseFits } from '../../../core/cutout';

const base = '/api/v1/cutouts?objectId=ZTF21aaaaaaa&kind=Science';

describe('/api/v1/cutouts', () => {
  it('draws the stamp of the latest alert as PNG', async () => {
    const { app, store } = testServer();
    const answer = await app.inject(base);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-fink-candid': '2890466950515015020'
    });
    expect(decode(answer.rawPayload)).toMatchObject({ width: 3, height: 2, channels: 4 });
    expect(store.openSnapshots).toBe(0);
  });

  it('finds an alert by its exact candid', async () => {
    const { app } = testServer();
    const answer = await app.inject(`${base}&candid=2890466950515015018`);
    expect(answer.headers).toMatchObject({
      'x-fink-candid': '2890466950515015018',
      'cache-control': 'private, max-age=86400'
    });
    const missing = await app.inject(`${base}&candid=2890466950515015019`);
    expect(missing.statusCode).toBe(404);
    expect(missing.json().error.message).toContain('unknown candid: 2890466950515015019');
  });

  it('keeps candid exact in a JSON body too, where it is a bare number', async () => {
    const { app } = testServer();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/cutouts',
      headers: { 'content-type': 'application/json' },
      payload: '{"objectId":"ZTF21aaaaaaa","kind":"Science","candid":2890466950515015018}'
    });
    expect(answer.headers['x-fink-candid']).toBe('2890466950515015018');
  });

  it('gives the FITS file itself', async () => {
    const { app } = testServer();
    const answer = await app.inject(`${base}&output-format=FITS`);
    expect(answer.headers['content-type']).toBe('application/fits');
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="ZTF21aaaaaaa-2890466950515015020-Science.fits"'
    );
    expect(parseFits(answer.rawPayload)).toMatchObject({ ok: true, image: { width: 3, height: 2 } });
  });

  it('gives arrays, missing pixels as null', async () => {
    const { app } = testServer();
    const answer = await app.inject(`${base}&output-format=array`);
    const pixels = [
      [0, 1, 2],
      [3, null, 5]
    ];
    expect(answer.json()).toEqual({ 'b:cutoutScience_stampData': pixels });
  });

  it.each([
    ['/api/v1/cutouts?objectId=ZTF21zzzzzzz&kind=Science', 'unknown object: ZTF21zzzzzzz has no cutouts'],
    ['/api/v1/cutouts?objectId=ZTF21aaaaaaa&kind=Template', 'missing Template stamp']
  ])('answers %s with HTTP 404', async (url, text) => {
    const { app } = testServer();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().text).toContain(text);
  });

  it.each([
    ['/api/v1/cutouts?objectId=ZTF21aaaaaaa', 'missing argument: kind'],
    [`${base}s`, 'unsupported kind: Sciences. choose one of: Science, Template, Difference, All'],
    [`${base}&colormap=pink`, 'unknown colormap: pink'],
    [`${base}&stretch=cube`, 'unsupported stretch: cube'],
    [`${base}&pmin=99&pmax=1`, 'give a `pmin` smaller than `pmax`']
  ])('answers %s with HTTP 400', async (url, text) => {
    const { app } = testServer();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });

  it('obeys stretch, colour map and percentiles', async () => {
    const { app } = testServer();
    const pictures = await Promise.all(
      ['', '&stretch=linear', '&stretch=linear&colormap=viridis', '&stretch=linear&pmax=50'].map(async more =>
        (await app.inject(base + more)).rawPayload.toString('hex')
      )
    );
    expect(new Set(pictures).size).toBe(4);
  });
});
