import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { encodeCells } from '../../../core/survey/cell';
import { ztfColumns } from '../../../core/survey/ztf';

/** The small sky with alerts of two asteroids, the name of one of which begins with that of the other. */
function withAsteroids() {
  const store = smallSky();
  const alerts: readonly [string, number][] = [
    ['8467', 2459540.5],
    ['8467', 2459541.25],
    ['84671', 2459540.75]
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
      { 'i:jd': 2459541.25, 'i:ssnamenr': '8467' },
      { 'i:jd': 2459540.5, 'i:ssnamenr': '8467' }
    ]);
    const both = await app.inject('/api/v1/sso?n_or_d=84671,%208467&columns=i:jd');
    expect(both.json()).toHaveLength(3);
    expect((await app.inject('/api/v1/sso?n_or_d=846')).body).toBe('[]');
  });

  it.each([
    ['', 'missing argument: n_or_d'],
    ['?n_or_d=,', 'missing object'],
    ['?n_or_d=8467&columns=i:magps', 'unknown column: i:magps'],
    ['?n_or_d=8467&withEphem=true', 'unsupported withEphem: true']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/sso${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
