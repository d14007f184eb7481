import { testServer } from '../../../../tests/support/server';
import { putSide } from '../../../../tests/support/sidesky';
import { smallSky } from '../../../../tests/support/smallsky';

const POINTS: readonly (readonly [jd: number, id: string])[] = [
  [2459540.5, 'FF20211122aaaaaaa'],
  [2459541.5, 'FF20211122aaaaaab'],
  [2459542.5, 'FF20211122aaaaaaa']
];

function withCandidates() {
  const store = smallSky();
  for (const [jd, id] of POINTS) {
    putSide(store, 'ztf.sso_cand', `${jd}_${id}`, { 'd:ssoCandId': id, 'd:jd': jd, 'd:magpsf': 20.5 });
  }
  for (const id of new Set(POINTS.map(([, each]) => each))) {
    putSide(store, 'ztf.orb_cand', `cand_${id}`, { 'd:ssoCandId': id, 'd:a': 2.5, 'd:e': 0.25 });
  }
  return store;
}

async function ask(payload: Record<string, unknown>) {
  const { app, store } = testServer(withCandidates());
  const answer = await app.inject({ method: 'POST', url: '/api/v1/ssocand', payload });
  expect(store.openSnapshots).toBe(0);
  expect(answer.statusCode).toBe(200);
  return answer.json<Record<string, unknown>[]>();
}

describe('/api/v1/ssocand', () => {
  it('gives orbits, all or one', async () => {
    expect(await ask({ kind: 'orbParams' })).toEqual([
      { 'd:ssoCandId': 'FF20211122aaaaaaa', 'd:a': 2.5, 'd:e': 0.25 },
      { 'd:ssoCandId': 'FF20211122aaaaaab', 'd:a': 2.5, 'd:e': 0.25 }
    ]);
    expect(await ask({ kind: 'orbParams', ssoCandId: 'FF20211122aaaaaab' })).toHaveLength(1);
    expect(await ask({ kind: 'orbParams', ssoCandId: 'FF2022' })).toEqual([]);
  });

  it.each([
    [{}, [2459540.5, 2459541.5, 2459542.5]],
    [{ ssoCandId: 'FF20211122aaaaaaa' }, [2459540.5, 2459542.5]],
    [{ start_date: '2021-11-22 06:00:00' }, [2459541.5, 2459542.5]],
    [{ start_date: '2021-11-23', stop_date: '2459541.5' }, [2459541.5]],
    [{ maxnumber: 2 }, [2459540.5, 2459541.5]]
  ])('gives observations of %j', async (given, found) => {
    const rows = await ask({ kind: 'lightcurves', ...given });
    expect(rows.map(row => row['d:jd'])).toEqual(found);
  });

  it.each(['orbParams', 'lightcurves'])('says that a source has no %s', async kind => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/ssocand?kind=${kind}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/has no table ztf\.(orb|sso)_cand$/)
    });
  });

  it.each([
    ['', 'missing argument: kind'],
    ['?kind=orbits', 'unsupported kind: orbits. choose one of: orbParams, lightcurves'],
    ['?kind=orbParams&start_date=2021-11-22', 'invalid start_date: 2021-11-22. orbits have no times'],
    ['?kind=lightcurves&start_date=someday', 'invalid start_date: someday']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer();
    const answer = await app.inject(`/api/v1/ssocand${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
