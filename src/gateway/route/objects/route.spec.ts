import { testServer } from '../../../../tests/support/server';
import { smallSky } from '../../../../tests/support/smallsky';
import { ztfTables } from '../../../core/survey/ztf';
import { parseExact } from '../../../wire/exactjson';
import { type WireRow } from '../../../wire/frames';

const rows = (body: string) => parseExact(body) as WireRow[];

describe('/api/v1/objects', () => {
  it('gives all alerts of an object, newest first, ids as bare digits', async () => {
    const { app, store } = testServer();
    const answer = await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa&columns=i:jd,i:candid');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-fink-complete']).toBe('true');
    expect(answer.body).toBe(
      '[{"i:jd":2459550.5,"i:candid":2890466950515015020},{"i:jd":2459540.75,"i:candid":2890466950515015016},' +
        '{"i:jd":2459540.5,"i:candid":2890466950515015018}]'
    );
    expect(store.openSnapshots).toBe(0);
  });

  it('gives every stored column and the computed ones when none are named', async () => {
    const { app } = testServer();
    const [latest, , first] = rows((await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa')).body);
    expect(Object.keys(latest ?? {})).toEqual(expect.arrayContaining([...(ztfTables['ztf']?.columns ?? [])]));
    expect(latest).toMatchObject({
      'v:classification': 'Early SN Ia candidate',
      'v:lastdate': '2021-12-02 00:00:00.000',
      'v:firstdate': '2021-11-22 00:00:00.000',
      'v:lapse': 10,
      'v:constellation': 'Hercules',
      'v:rate': -0.1,
      'v:g-r': null,
      'i:magnr': null
    });
    expect(first).toMatchObject({ 'v:rate': null, 'v:g-r': 0.5 });
  });

  it('gives exactly the columns named, computed ones included, unlike Fink', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa&columns=v:g-r,i:fid,v:lapse');
    expect(rows(answer.body).map(row => Object.keys(row))).toEqual(
      Array(3).fill(['v:g-r', 'i:fid', 'v:lapse'])
    );
    expect(rows(answer.body)[2]).toEqual({ 'v:g-r': 0.5, 'i:fid': 1, 'v:lapse': 0 });
  });

  it('merges several objects by time, and knows the beginning of an id', async () => {
    const { app } = testServer();
    const ids = async (objectId: string) =>
      rows((await app.inject(`/api/v1/objects?objectId=${objectId}&columns=i:objectId,i:jd`)).body).map(
        row => row['i:jd']
      );
    expect(await ids('ZTF21bbbbbbb,ZTF21aaaaaaa')).toEqual([2459550.5, 2459541.25, 2459540.75, 2459540.5]);
    expect(await ids('ZTF21')).toEqual([2459550.5, 2459541.25, 2459540.75, 2459540.5]);
  });

  it('adds upper limits and bad detections, told apart by d:tag', async () => {
    const { app } = testServer();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/objects',
      payload: { objectId: 'ZTF21aaaaaaa', withupperlim: true, columns: 'i:jd,i:candid,i:diffmaglim' }
    });
    expect(rows(answer.body)).toEqual([
      { 'i:jd': 2459550.5, 'i:candid': '2890466950515015020', 'i:diffmaglim': null, 'd:tag': 'valid' },
      { 'i:jd': 2459540.75, 'i:candid': '2890466950515015016', 'i:diffmaglim': null, 'd:tag': 'valid' },
      { 'i:jd': 2459540.5, 'i:candid': '2890466950515015018', 'i:diffmaglim': null, 'd:tag': 'valid' },
      { 'i:jd': 2459535.5, 'i:candid': -1, 'i:diffmaglim': null, 'd:tag': 'badquality' },
      { 'i:jd': 2459530.5, 'i:candid': -1, 'i:diffmaglim': 20.5, 'd:tag': 'upperlim' }
    ]);
  });

  it('gives d:tag on request, also without upper limits', async () => {
    const { app } = testServer();
    const url = '/api/v1/objects?objectId=ZTF21bbbbbbb&columns=d:tag,i:objectId';
    expect(rows((await app.inject(url)).body)).toEqual([{ 'd:tag': 'valid', 'i:objectId': 'ZTF21bbbbbbb' }]);
    const [only] = rows((await app.inject('/api/v1/objects?objectId=ZTF21bbbbbbb&columns=d:tag')).body);
    expect(only).toEqual({ 'd:tag': 'valid' });
    const all = rows(
      (await app.inject(`/api/v1/objects?objectId=ZTF21aaaaaaa&columns=d:tag&withupperlim=1`)).body
    );
    expect(all.map(row => row['d:tag'])).toEqual(['valid', 'valid', 'valid', 'badquality', 'upperlim']);
  });

  it('is an empty list for an object that is not there', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/objects?objectId=ZTF21zzzzzzz');
    expect([answer.statusCode, answer.body]).toEqual([200, '[]']);
  });

  it('writes CSV', async () => {
    const { app } = testServer();
    const answer = await app.inject(
      '/api/v1/objects?objectId=ZTF21bbbbbbb&columns=i:candid,i:jd&output-format=csv'
    );
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe('i:candid,i:jd\r\n2890466950515015022,2459541.25\r\n');
  });

  it('says in headers that an answer was cut', async () => {
    const { app } = testServer(smallSky(), { NLIMIT: 2 });
    const answer = await app.inject('/api/v1/objects?objectId=ZTF21aaaaaaa&columns=i:jd');
    expect(answer.headers).toMatchObject({ 'x-fink-complete': 'false', 'x-fink-reason': 'budget' });
  });

  it('lets the query string win over the body', async () => {
    const { app } = testServer();
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/objects?objectId=ZTF21bbbbbbb',
      payload: { objectId: 'ZTF21aaaaaaa', columns: 'i:objectId' }
    });
    expect(rows(answer.body)).toEqual([{ 'i:objectId': 'ZTF21bbbbbbb' }]);
  });

  it.each([
    ['', 'missing argument: objectId. A value for `objectId` is required'],
    ['?objectId=nonsense', 'invalid object id: nonsense'],
    ['?objectId=ZTF21aaaaaaa,ZTF21', 'unsupported objectId: ZTF21'],
    [
      '?objectId=ZTF21aaaaaaa&output-format=fits',
      'unsupported output-format: fits. choose one of: json, csv, votable, parquet, ndjson, arrow'
    ],
    ['?objectId=ZTF21aaaaaaa&withcutouts=True', 'unsupported withcutouts: True'],
    ['?objectId=ZTF21aaaaaaa&columns=i:magpfs', 'unknown column: i:magpfs. Did you mean i:magpsf?']
  ])('answers %s with HTTP 400 and Fink’s keys', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/objects${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ status: 'error', text: expect.stringContaining(text) });
  });

  it('refuses a body that is no JSON object', async () => {
    const { app } = testServer();
    for (const payload of ['{"objectId":', '[1]', '"x"']) {
      const headers = { 'content-type': 'application/json' };
      const answer = await app.inject({ method: 'POST', url: '/api/v1/objects', payload, headers });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().error.message).toMatch(/^invalid body: not/);
    }
  });
});
