import { testServer } from '../../../../tests/support/server';
import { putSide } from '../../../../tests/support/sidesky';
import { smallSky } from '../../../../tests/support/smallsky';

function withGivenNames() {
  const store = smallSky();
  const names: readonly (readonly [id: string, name: string])[] = [
    ['ZTF21aaaaaaa', 'my nova'],
    ['ZTF21bbbbbbb', 'other']
  ];
  for (const [id, name] of names) {
    putSide(store, 'ztf.metadata', id, {
      'd:internal_name': name,
      'd:internal_name_encoded': name.replace(' ', ''),
      'd:username': 'vera'
    });
  }
  return store;
}

describe('/api/v1/metadata', () => {
  it.each([
    [{ objectId: 'ZTF21aaaaaaa' }, ['ZTF21aaaaaaa']],
    [{ objectId: 'ZTF21' }, ['ZTF21aaaaaaa', 'ZTF21bbbbbbb']],
    [{ objectId: 'all' }, ['ZTF21aaaaaaa', 'ZTF21bbbbbbb']],
    [{ objectId: 'ZTF21ccccccc' }, []],
    [{ internal_name: 'my nova' }, ['ZTF21aaaaaaa']],
    [{ internal_name: 'mynova' }, []],
    [{ internal_name_encoded: 'mynova' }, ['ZTF21aaaaaaa']]
  ])('reads %j', async (query, ids) => {
    const { app, store } = testServer(withGivenNames());
    const answer = await app.inject({ url: '/api/v1/metadata', query });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<Record<string, unknown>[]>().map(row => row['key:key'])).toEqual(ids);
    expect(store.openSnapshots).toBe(0);
  });

  it('gives all that is known of a name', async () => {
    const { app } = testServer(withGivenNames());
    const payload = { objectId: 'ZTF21aaaaaaa' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/metadata', payload });
    expect(answer.json()).toEqual([
      {
        'key:key': 'ZTF21aaaaaaa',
        'd:internal_name': 'my nova',
        'd:internal_name_encoded': 'mynova',
        'd:comments': null,
        'd:username': 'vera'
      }
    ]);
  });

  it.each([
    { objectId: 'ZTF21aaaaaaa', internal_name: 'mine', username: 'me', comments: '' },
    { objectId: 'ZTF21aaaaaaa', internal_name: 'mine' },
    { username: 'me' }
  ])('refuses to write %j', async payload => {
    const { app } = testServer(withGivenNames());
    const answer = await app.inject({ method: 'POST', url: '/api/v1/metadata', payload });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ status: 'error', error: { code: 'unsupported' } });
  });

  it('says that a source has no such names', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/metadata?objectId=all');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().error.message).toMatch(/has no table ztf\.metadata$/);
  });

  it.each([
    ['', 'missing arguments: have 0, need 1. Choose one among'],
    ['?internal_name=a&internal_name_encoded=a', 'ambiguous arguments: have 2, need 1'],
    ['?objectId=M31', 'invalid object id: M31'],
    ['?name=x', 'unknown argument: name']
  ])('answers "%s" with HTTP 400', async (query, text) => {
    const { app } = testServer(withGivenNames());
    const answer = await app.inject(`/api/v1/metadata${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().text).toContain(text);
  });
});
