import { testServer } from '../../../../tests/support/server';
import { ALERTS, putAlert, smallSky } from '../../../../tests/support/smallsky';

const NAMES = ['TRCK_20211122_091949_00', 'TRCK_20211122_091949_01', 'TRCK_20211123_000000_00'];

/** The small sky with three alerts in tracklets of two nights. */
function withTracklets() {
  const store = smallSky();
  NAMES.forEach((tracklet, index) => {
    putAlert(store, 'ztf.tracklet', { ...ALERTS[index], 'd:tracklet': tracklet }, { tracklet });
  });
  return store;
}

const names = (body: string) => (JSON.parse(body) as Record<string, unknown>[]).map(row => row['d:tracklet']);

describe('/api/v1/tracklet', () => {
  it.each([
    [{ id: NAMES[0] }, [0]],
    [{ id: 'TRCK_20211122_091949' }, [0, 1]],
    [{ id: 'TRCK_2021' }, [2, 0, 1]],
    [{ date: '2021-11-22' }, [0, 1]],
    [{ date: '2021-11-22 09:19:49' }, [0, 1]],
    [{ date: '2021-11-22T09:19:49.5' }, [0, 1]],
    [{ date: '2021-11-22 09:19:49 01' }, [1]],
    [{ date: '2021-11-24' }, []],
    [{ id: NAMES[2], date: '2021-11-22' }, [2]]
  ])('finds by %j', async (given, found) => {
    const { app, store } = testServer(withTracklets());
    const payload = { ...given, columns: 'd:tracklet,i:jd' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/tracklet', payload });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-fink-complete']).toBe('true');
    expect(names(answer.body)).toEqual(found.map(index => NAMES[index]));
    expect(store.openSnapshots).toBe(0);
  });

  it('completes rows from the main table, and computes', async () => {
    const { app } = testServer(withTracklets());
    const answer = await app.inject(
      `/api/v1/tracklet?id=${NAMES[0]}&columns=i:objectId,v:lapse,v:classification`
    );
    expect(answer.json()).toEqual([
      { 'i:objectId': 'ZTF21aaaaaaa', 'v:lapse': 0.25, 'v:classification': 'Tracklet' }
    ]);
    const [all] = (await app.inject(`/api/v1/tracklet?id=${NAMES[0]}`)).json();
    expect(all).toMatchObject({ 'v:constellation': 'Hercules', 'd:tracklet': NAMES[0], 'i:magnr': null });
  });

  it('says that an answer was cut', async () => {
    const { app } = testServer(withTracklets(), { NLIMIT: 1 });
    const answer = await app.inject('/api/v1/tracklet?id=TRCK_2021&columns=d:tracklet');
    expect(answer.headers).toMatchObject({ 'x-fink-complete': 'false', 'x-fink-reason': 'budget' });
    expect(answer.json()).toHaveLength(1);
  });

  it.each([
    ['', 'missing argument: id or date. You need to specify a date at the format YYYY-MM-DD hh:mm:ss'],
    ['?id=TRCK_', 'invalid id: TRCK_. give TRCK_YYYYMMDD_HHMMSS_NN'],
    ['?id=ZTF21aaaaaaa', 'invalid id: ZTF21aaaaaaa'],
    ['?date=yesterday', 'invalid date: yesterday. You need to specify a date'],
    ['?date=2021&n=5', 'unknown argument: n']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/tracklet${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
