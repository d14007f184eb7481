import { testServer } from '../../../../tests/support/server';
import { ALERTS, putAlert, smallSky } from '../../../../tests/support/smallsky';

/** The small sky with all its alerts among the most anomalous ones. */
function withAnomalies() {
  const store = smallSky();
  for (const alert of ALERTS) {
    putAlert(store, 'ztf.anomaly', { ...alert, 'd:anomaly_score': -0.25 });
  }
  return store;
}

const jds = (body: string) => (JSON.parse(body) as Record<string, unknown>[]).map(row => row['i:jd']);

describe('/api/v1/anomaly', () => {
  it('gives the newest anomalies, newest first, within the dates', async () => {
    const { app, store } = testServer(withAnomalies());
    const all = [2459550.5, 2459542.25, 2459541.25, 2459540.75, 2459540.5];
    expect(jds((await app.inject('/api/v1/anomaly?columns=i:jd')).body)).toEqual(all);
    expect(jds((await app.inject('/api/v1/anomaly?columns=i:jd&n=2')).body)).toEqual(all.slice(0, 2));
    const dates = { start_date: '2021-11-22 06:00:00', stop_date: '2459542.25', columns: 'i:jd' };
    const posted = await app.inject({ method: 'POST', url: '/api/v1/anomaly', payload: dates });
    expect(jds(posted.body)).toEqual([2459542.25, 2459541.25, 2459540.75]);
    expect(store.openSnapshots).toBe(0);
  });

  it('gives all columns of alerts when none are named', async () => {
    const { app } = testServer(withAnomalies());
    const [latest] = (await app.inject('/api/v1/anomaly?n=1')).json();
    expect(latest).toMatchObject({
      'd:anomaly_score': -0.25,
      'v:classification': 'Early SN Ia candidate',
      'v:constellation': 'Hercules',
      'i:magnr': null
    });
    expect(latest).not.toHaveProperty('v:rate');
  });

  it('is empty when there are none', async () => {
    const { app } = testServer();
    expect((await app.inject('/api/v1/anomaly')).body).toBe('[]');
  });

  it.each([
    ['?n=0', 'invalid n: 0'],
    ['?startdate=2021-11-22', 'unknown argument: startdate. Did you mean `start_date`?'],
    ['?columns=d:anomaly', 'unknown column: d:anomaly']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/anomaly${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
