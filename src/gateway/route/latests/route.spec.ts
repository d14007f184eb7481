import { testServer } from '../../../../tests/support/server';

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

  it('is empty for a label without alerts', async () => {
    const { app } = testServer();
    expect((await app.inject('/api/v1/latests?class=RRLyr')).body).toBe('[]');
  });

  it.each([
    ['', 'missing argument: class'],
    ['?class=Unknown&n=none', 'invalid n: none'],
    ['?class=Unknown&trend=rising', 'unsupported trend: rising']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/latests${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
