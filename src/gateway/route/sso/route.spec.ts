import { testServer } from '../../../../tests/support/server';
import { putSolarSystemNames } from '../../../../tests/support/sidesky';
import { smallSky } from '../../../../tests/support/smallsky';
import { encodeCells } from '../../../core/survey/cell';
import { ztfColumns } from '../../../core/survey/ztf';

/** The small sky with alerts of two asteroids, the name of one of which begins with that of the other. */
function withAsteroids(store = smallSky()) {
  const alerts: readonly [string, number][] = [
    ['8467', 2459540.5],
    ['8467', 2459541.25],
    ['84671', 2459540.75],
    ['Benoitcarry', 2459542.25],
    ['2010JO69', 2459543.25],
    ['10P', 2459544.25],
    ['C/2020V2', 2459545.25],
    ['Odd', 2459546.25]
  ];
  for (const [name, jd] of alerts) {
    const row = { 'i:ssnamenr': name, 'i:jd': jd, 'i:objectId': 'ZTF21aaaaaaa', 'i:magpsf': 18.5 };
    store.put(
      'ztf.ssnamenr',
      `${name}_${jd}`,
      encodeCells(row, column => ztfColumns.get(column)?.type)
    );
  }
  return store;
}

describe('/api/v1/sso', () => {
  it('gives the alerts of exactly the objects named, newest first, with their names', async () => {
    const { app } = testServer(withAsteroids());
    const answer = await app.inject('/api/v1/sso?n_or_d=8467&columns=i:jd');
    expect(answer.json()).toEqual([
      { 'i:jd': 2459541.25, 'i:ssnamenr': '8467', sso_name: '8467', sso_number: 8467 },
      { 'i:jd': 2459540.5, 'i:ssnamenr': '8467', sso_name: '8467', sso_number: 8467 }
    ]);
    const both = await app.inject('/api/v1/sso?n_or_d=84671,%208467&columns=i:jd');
    expect(both.json()).toHaveLength(3);
    expect((await app.inject('/api/v1/sso?n_or_d=846')).body).toBe('[]');
  });

  it.each([
    ['8467', ['8467', 'Benoitcarry'], 'Benoitcarry', 8467],
    ['benoitcarry', ['8467', 'Benoitcarry'], 'Benoitcarry', 8467],
    ['2010 JO69', ['2010JO69'], '2010 JO69', null],
    ['2010jo69', ['2010JO69'], '2010 JO69', null],
    ['10P', ['10P'], '10P', null],
    ['C/2020 V2', ['C/2020V2'], 'C/2020 V2 (ZTF)', null],
    ['84671', ['84671'], '84671', 84671],
    ['Odd', ['Odd'], 'Odd', null]
  ])('finds %s under all names that alerts have it by', async (name, found, sso_name, sso_number) => {
    const { app, store } = testServer(withAsteroids(putSolarSystemNames(smallSky())));
    const answer = await app.inject({ url: '/api/v1/sso', query: { n_or_d: name, columns: 'sso_name' } });
    const rows = answer.json<Record<string, unknown>[]>();
    expect([...new Set(rows.map(row => row['i:ssnamenr']))].sort()).toEqual(found);
    expect(rows.every(row => row['sso_name'] === sso_name && row['sso_number'] === sso_number)).toBe(true);
    expect(store.openSnapshots).toBe(0);
  });

  it('tells the objects of a list apart', async () => {
    const { app } = testServer(withAsteroids(putSolarSystemNames(smallSky())));
    const answer = await app.inject('/api/v1/sso?n_or_d=8467,10P&columns=i:jd&output-format=csv');
    expect(answer.body.split('\r\n')).toEqual([
      'i:jd,i:ssnamenr,sso_name,sso_number',
      '2459544.25,10P,10P,',
      '2459542.25,Benoitcarry,Benoitcarry,8467',
      '2459541.25,8467,Benoitcarry,8467',
      '2459540.5,8467,Benoitcarry,8467',
      ''
    ]);
  });

  it('refuses what is no name where the source has a list of names', async () => {
    const { app } = testServer(withAsteroids(putSolarSystemNames(smallSky())));
    const answer = await app.inject('/api/v1/sso?n_or_d=8467,kdflsjffld');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toMatch(/^unknown Solar System object: kdflsjffld\. It is not a valid name/);
    // A designation may be right though nobody has seen it.
    expect((await app.inject('/api/v1/sso?n_or_d=2031%20AB1')).body).toBe('[]');
  });

  it.each(['withEphem', 'withResiduals'])('says that nobody is asked for %s', async flag => {
    const { app } = testServer(withAsteroids());
    const answer = await app.inject(`/api/v1/sso?n_or_d=8467&${flag}=True`);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Miriade')
    });
  });

  it.each([
    ['', 'missing argument: n_or_d'],
    ['?n_or_d=,', 'missing object'],
    ['?n_or_d=8467&columns=i:magps', 'unknown column: i:magps'],
    ['?n_or_d=8467,33&withResiduals=true', 'You cannot request residuals for a list object names'],
    [`?n_or_d=${'x'.repeat(300)}`, 'give names of at most 200 characters']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/sso${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
