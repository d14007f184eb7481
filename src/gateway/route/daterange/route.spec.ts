import { testServer } from '../../../../tests/support/server';
import { ALERTS, putAlert, smallSky } from '../../../../tests/support/smallsky';
import { encodeCell } from '../../../core/survey/cell';

async function ask(query: Record<string, string>, store = smallSky()) {
  const { app } = testServer(store);
  const answer = await app.inject({ url: '/api/v1/daterange', query });
  expect(store.openSnapshots).toBe(0);
  expect(answer.statusCode).toBe(200);
  return answer.json<Record<string, unknown>[]>();
}

describe('/api/v1/daterange', () => {
  it.each([
    [{ startdate: '2021-11-22', stopdate: '2021-11-23' }, [2459541.25, 2459540.75, 2459540.5]],
    [{ startdate: '2459540.75', stopdate: '2459541.25' }, [2459541.25, 2459540.75]],
    [{ startdate: '2459540.75', window: '0.5' }, [2459541.25, 2459540.75]],
    [{ stopdate: '2459542.25', window: '1.5' }, [2459542.25, 2459541.25, 2459540.75]],
    [{ startdate: '2459540.5', window: '10', n: '2' }, [2459550.5, 2459542.25]],
    [{ startdate: '2459540.76', stopdate: '2459541.24' }, []]
  ])('gives the alerts of %j, newest first', async (query, found) => {
    const rows = await ask({ ...query, columns: 'i:jd' });
    expect(rows).toEqual(found.map(jd => ({ 'i:jd': jd })));
  });

  it('finds every alert of the sky once, as a look at all of them does', async () => {
    const store = smallSky();
    const labels = ['SN candidate', 'Unknown', 'RRLyr', 'EB*', 'EB*_Candidate', 'Kilonova candidate'];
    const jds = Array.from({ length: 200 }, (_, index) => 2459600 + ((index * 7919) % 1000) / 97);
    jds.forEach((jd, index) => {
      putAlert(store, 'ztf.class', { ...ALERTS[0], 'i:jd': jd }, { class: labels[index % 6] ?? '' });
    });
    for (const [start, stop] of [
      [2459600, 2459603],
      [2459604.123, 2459607.1234567],
      [jds[5] ?? 0, (jds[5] ?? 0) + 2]
    ] as const) {
      const rows = await ask({ startdate: String(start), stopdate: String(stop), columns: 'i:jd' }, store);
      const expected = jds.filter(jd => jd >= start && jd <= stop).sort((a, b) => b - a);
      expect(rows.map(row => row['i:jd'])).toEqual(expected);
    }
  });

  it('knows labels that only the statistics of a night name', async () => {
    const store = smallSky();
    putAlert(store, 'ztf.class', { ...ALERTS[0], 'i:jd': 2459600.75 }, { class: 'Brand*New' });
    const query = { startdate: '2459600.5', window: '1', columns: 'i:jd' };
    expect(await ask(query, store)).toEqual([]);
    const cells = new Map([['class:Brand*New', encodeCell('long', 1n)]]);
    store.put('statistics_class', 'ztf_20220121', cells);
    expect(await ask(query, store)).toEqual([{ 'i:jd': 2459600.75 }]);
  });

  it('gives the columns of the index and computed ones when none are named', async () => {
    const [row] = await ask({ startdate: '2459541', window: '0.5' });
    expect(row).toMatchObject({ 'v:classification': 'EB*_Candidate', 'v:constellation': 'Hercules' });
  });

  it.each([
    ['?startdate=2021-11-22', 'missing argument: stopdate'],
    ['?stopdate=2021-11-22', 'missing argument: startdate'],
    ['', 'missing argument: startdate'],
    ['?startdate=2021-11-22&stopdate=2021-11-23&window=1', 'invalid window: 1. leave out one of'],
    ['?startdate=2021-11-23&stopdate=2021-11-22', 'invalid stopdate: 2021-11-22'],
    ['?startdate=2021-11-23&window=0', 'invalid window: 0'],
    ['?startdate=2021-11-23&window=1&class=SN', 'unknown argument: class']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/daterange${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
