import { testServer } from '../../tests/support/server';
import { smallSky } from '../../tests/support/smallsky';

describe('server', () => {
  it('answers an unknown address with the list of routes', async () => {
    const { app } = testServer();
    const answer = await app.inject('/api/v1/xmatch?token=x');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().error).toMatchObject({
      code: 'unknown',
      message: 'unknown route: GET /api/v1/xmatch'
    });
    expect(answer.json().error.remedy).toContain('/api/v1/search');
  });

  it('changes nothing: other verbs are unknown', async () => {
    const { app } = testServer();
    for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
      expect((await app.inject({ method, url: '/api/v1/objects' })).statusCode).toBe(404);
    }
  });

  it('asks for its secret on every route when it has one', async () => {
    const { app } = testServer(smallSky(), {}, 'open sesame');
    for (const url of ['/health', '/api/v1/search?query=ZTF21', '/nothing']) {
      expect((await app.inject(url)).statusCode).toBe(401);
      expect((await app.inject({ url, headers: { authorization: 'Bearer sesame' } })).statusCode).toBe(401);
    }
    const headers = { authorization: 'Bearer open sesame' };
    expect((await app.inject({ url: '/health', headers })).statusCode).toBe(200);
  });

  it('passes the id of a request through and allows no other origin', async () => {
    const { app } = testServer();
    const headers = { 'x-request-id': 'abc', origin: 'http://elsewhere' };
    const answer = await app.inject({ url: '/version', headers });
    expect(answer.headers['x-request-id']).toBe('abc');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('refuses a body that is too large or of another type', async () => {
    const { app } = testServer();
    const large = await app.inject({
      method: 'POST',
      url: '/api/v1/objects',
      payload: { objectId: 'x'.repeat(2_000_000) }
    });
    expect(large.statusCode).toBe(413);
    expect(large.json().status).toBe('error');
    const headers = { 'content-type': 'application/xml' };
    const other = await app.inject({ method: 'POST', url: '/api/v1/objects', payload: '<a/>', headers });
    expect(other.statusCode).toBe(415);
  });

  it('tells one record of each request, failures included, never of its headers', async () => {
    const { app, records } = testServer(smallSky(), {}, 'open sesame');
    const headers = { authorization: 'Bearer open sesame' };
    await app.inject({ url: '/api/v1/objects?objectId=ZTF21aaaaaaa&columns=i:jd', headers });
    await app.inject({ url: '/api/v1/objects', headers });
    await app.inject('/health');
    await app.inject({ url: '/nothing', headers });
    expect(records).toMatchObject([
      {
        route: 'objects',
        method: 'GET',
        input: { objectId: 'ZTF21aaaaaaa' },
        state: { rows: 3, rowsRead: 3 },
        output: { status: 200, complete: 'true' }
      },
      { route: 'objects', output: { status: 400 } },
      { route: 'health', output: { status: 401 } },
      { route: 'unknown', output: { status: 404 } }
    ]);
    expect(JSON.stringify(records)).not.toContain('sesame');
  });
});
