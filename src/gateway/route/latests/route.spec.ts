import { testServer } from '../../../../tests/support/server';
import { ALERTS, putAlert, smallSky } from '../../../../tests/support/smallsky';

describe('/api/v1/latests', () => {
  const jds = (body: string) => (JSON.parse(body) as Record<string, unknown>[]).map(row => row['i:jd']);

  it('gives the newest alerts of a class, newest first', async () => {
    const { app } = testServer();
    const url = '/api/v1/latests?class=Early%20SN%20Ia%20candidate&columns=i:jd';
    expect(jds((await app.inject(url)).body)).toEqual([2459550.5, 2459542.25, 2459540.75, 2459540.5]);
    expect(jds((await app.inject(`${url}&n=2`)).body)).toEqual([2459550.5, 2459542.25]);
  });

  it('takes labels with blanks, underscores and a prefix, and bounds times', async () => {
    const { app } = testServer();
    const answer = await app.inject({ url: '/api/v1/latests', query: { class: '(SIMBAD) EB*_Candidate' } });
    expect(answer.json()).toMatchObject([
      { 'i:objectId': 'ZTF21bbbbbbb', 'v:classification': 'EB*_Candidate' }
    ]);
    const query = {
      class: 'Early SN Ia candidate',
      startdate: '2021-11-22 06:00:00',
      stopdate: '2459545',
      columns: 'i:jd'
    };
    expect(jds((await app.inject({ url: '/api/v1/latests', query })).body)).toEqual([2459542.25, 2459540.75]);
  });

  it('gives all columns for *', async () => {
    const { app } = testServer();
    const all = await app.inject('/api/v1/latests?class=EB*_Candidate&columns=*');
    expect(all.json()).toEqual((await app.inject('/api/v1/latests?class=EB*_Candidate')).json());
  });

  it.each([
    [{ trend: 'rising' }, [2459544, 2459541]],
    [{ trend: 'rising', n: '1' }, [2459544]],
    [{ trend: 'fading' }, [2459543, 2459542]],
    [{ trend: 'fading', n: '1', stopdate: '2459542.5' }, [2459542]],
    [{ trend: '' }, [2459545, 2459544, 2459543, 2459542, 2459541]]
  ])('keeps alerts of a trend before it counts them: %j', async (query, found) => {
    const store = smallSky();
    [-0.5, 0.25, 0.125, -0.25, 0].forEach((rate, index) => {
      const alert = { ...ALERTS[0], 'i:jd': 2459541 + index, 'd:mag_rate': rate };
      putAlert(store, 'ztf.class', alert, { class: 'Kilonova candidate' });
    });
    const { app } = testServer(store);
    const url = '/api/v1/latests?class=Kilonova%20candidate&columns=i:jd';
    const answer = await app.inject(`${url}&${new URLSearchParams(query)}`);
    expect(answer.json()).toEqual(found.map(jd => ({ 'i:jd': jd })));
  });

  it('knows a new low state of blazars under both names of its number', async () => {
    const store = smallSky();
    const states = [{ 'd:blazar_stats_m0': 1.5 }, { 'd:blazar_stats_instantness_low': 1 }, {}];
    states.forEach((state, index) => {
      putAlert(store, 'ztf.low_state_blazars', { ...ALERTS[0], 'i:jd': 2459541 + index, ...state });
    });
    const { app } = testServer(store);
    const query = { class: '(CTA) Blazar low state', columns: 'i:jd' };
    const fresh = await app.inject({ url: '/api/v1/latests', query: { ...query, trend: 'new_low_state' } });
    expect(jds(fresh.body)).toEqual([2459542, 2459541]);
    const all = await app.inject({ url: '/api/v1/latests', query: { ...query, trend: 'low_state' } });
    expect(jds(all.body)).toHaveLength(3);
  });

  it('adds rates and colours when asked', async () => {
    const { app } = testServer();
    const url = '/api/v1/latests?class=Early%20SN%20Ia%20candidate';
    const colours = (body: string) =>
      (JSON.parse(body) as Record<string, unknown>[]).map(row => row['v:g-r']);
    expect(colours((await app.inject(`${url}&color=true`)).body)).toEqual([null, null, 0.5, 0.5]);
    expect(colours((await app.inject(`${url}&color=true&columns=i:jd`)).body)).toEqual([
      null,
      null,
      0.5,
      0.5
    ]);
    expect((await app.inject(`${url}&color=false`)).json()[0]).not.toHaveProperty('v:g-r');
  });

  it('gives d:tag, which all alerts have', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/latests?class=EB*_Candidate&columns=d:tag,i:jd');
    expect(answer.json()).toEqual([{ 'd:tag': 'valid', 'i:jd': 2459541.25 }]);
  });

  it('is empty for a label without alerts', async () => {
    const { app } = testServer();
    expect((await app.inject('/api/v1/latests?class=RRLyr')).body).toBe('[]');
  });

  it.each([
    ['', 'missing argument: class'],
    ['?class=Unknown&n=none', 'invalid n: none'],
    ['?class=Unknown&trend=up', 'invalid trend: up. Trend must be among: rising, fading, low_state'],
    [
      '?class=Unknown&trend=low_state',
      'invalid trend: low_state. this trend is only implemented for the `(CTA) Blazar low state` class'
    ],
    ['?class=Unknown&color=perhaps', 'invalid color: perhaps']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/latests${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
