import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';

describe('/api/v1/conesearch', () => {
  const ids = (body: string) => (JSON.parse(body) as Record<string, unknown>[]).map(row => row['i:objectId']);

  it('gives the latest alert of each object within the radius, nearest first', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/conesearch?ra=246.001&dec=25.5&radius=10');
    const [nearest, farther] = answer.json();
    expect(nearest).toMatchObject({
      'i:objectId': 'ZTF21bbbbbbb',
      'v:separation_degree': 0,
      'd:classification': 'EB*_Candidate',
      'v:constellation': 'Hercules'
    });
    expect(farther).toMatchObject({ 'i:objectId': 'ZTF21aaaaaaa', 'i:jd': 2459550.5 });
    expect(farther['v:separation_degree']).toBeCloseTo(0.001 * Math.cos((25.5 * Math.PI) / 180), 9);
  });

  it('leaves out what is beyond the radius', async () => {
    const { app } = testServer();
    expect(ids((await app.inject('/api/v1/conesearch?ra=246&dec=25.5&radius=1')).body)).toEqual([
      'ZTF21aaaaaaa'
    ]);
    expect((await app.inject('/api/v1/conesearch?ra=100&dec=25.5&radius=1')).body).toBe('[]');
  });

  it('takes the nearest n, and exactly the columns named with the separation', async () => {
    const { app } = testServer();
    const answer = await app.inject(
      '/api/v1/conesearch?ra=246&dec=25.5&radius=10&n=1&columns=i:objectId,v:classification'
    );
    expect(answer.json()).toEqual([
      { 'i:objectId': 'ZTF21aaaaaaa', 'v:classification': 'Early SN Ia candidate', 'v:separation_degree': 0 }
    ]);
  });

  it.each(['16:24:00', '16h24m00s', '16 24 00'])('takes %s as right ascension', async ra => {
    const { app } = testServer();
    const dec = ra.replace('16', '+25').replace('24', '30').replace('h', 'd');
    const answer = await app.inject({ url: '/api/v1/conesearch', query: { ra, dec, radius: '1' } });
    expect(ids(answer.body)).toEqual(['ZTF21aaaaaaa']);
  });

  it('bounds the first detection by dates', async () => {
    const { app } = testServer();
    const found = async (more: string) =>
      ids((await app.inject(`/api/v1/conesearch?ra=246&dec=25.5&radius=1&columns=i:objectId&${more}`)).body)
        .length;
    expect(await found('startdate=2021-11-22')).toBe(1);
    expect(await found('startdate=2021-11-23')).toBe(0);
    expect(await found('stopdate=2021-11-21')).toBe(0);
    expect(await found('stopdate=2459540.5')).toBe(1);
    expect(await found('startdate=59530&window=5')).toBe(0);
    expect(await found('startdate=59530&window=15')).toBe(1);
  });

  it.each([
    ['ra=246&dec=25.5', 'missing argument: radius'],
    ['ra=246&dec=25.5&radius=18001', '`radius` cannot be bigger than 18,000 arcseconds (5 degrees)'],
    ['ra=246&dec=95&radius=1', 'invalid declination: 95'],
    ['ra=x&dec=5&radius=1', 'invalid position'],
    ['ra=246&dec=5&radius=1&window=3', 'invalid window: 3. give `startdate` or `stopdate` with it'],
    ['ra=246&dec=5&radius=1&startdate=soon', 'invalid startdate: soon']
  ])('answers %s with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/conesearch?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });

  it('obeys MAXRADIUS', async () => {
    const { app } = testServer(smallSky(), { MAXRADIUS: 60 });
    const answer = await app.inject('/api/v1/conesearch?ra=246&dec=25.5&radius=61');
    expect(answer.json().text).toContain('This gateway takes at most 60 arcseconds (MAXRADIUS)');
  });
});
