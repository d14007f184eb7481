import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IRestOptions } from '../options';
import { openHBaseRest } from '.';
import { AnswerStatus, RestConnection } from './connection';

const options: IRestOptions = {
  name: 'cluster',
  allowed: ['t'],
  parallel: 2,
  callMs: 5000,
  retries: 0,
  host: '127.0.0.1',
  port: 0
};
/** Makes certificates; most systems have it. */
const maker = 'openssl';
const hasOpenSsl = spawnSync(maker, ['version']).status === 0;

describe('connection to a REST server', () => {
  const servers: Server[] = [];
  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const never = new AbortController().signal;

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  it('puts the path of the proxy before that of HBase, and sends name and password', async () => {
    const asked: IncomingMessage[] = [];
    const port = await listen(
      createHttp((request, response) => {
        asked.push(request);
        response.end('{}');
      })
    );
    const login = { user: 'gateway', password: 'se:cret' };
    const connection = new RestConnection({ ...options, port, path: '/hbase/', login });
    await connection.get('/version', never);
    connection.close();
    expect(asked[0]?.url).toBe('/hbase/version');
    expect(asked[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('gateway:se:cret').toString('base64')}`
    );
  });

  it('can only read', async () => {
    const methods: (string | undefined)[] = [];
    const port = await listen(
      createHttp((request, response) => {
        methods.push(request.method);
        response.end('{}');
      })
    );
    const connection = new RestConnection({ ...options, port });
    const reach = Object.values(connection).find(
      (value): value is { connection: Record<'put' | 'post' | 'delete', (...given: unknown[]) => void> } =>
        typeof value === 'object' && value !== null && 'connection' in value
    );
    for (const write of ['put', 'post', 'delete'] as const) {
      expect(() => reach?.connection[write]('/t/row', {}, () => undefined)).toThrow('unsupported method');
    }
    await connection.get('/version', never);
    connection.close();
    expect(methods).toEqual(['GET']);
  });

  it('tells a status, without what the server wrote', async () => {
    const port = await listen(
      createHttp((_request, response) => response.writeHead(500).end('java.lang.Thread'))
    );
    const connection = new RestConnection({ ...options, port });
    const error: unknown = await connection.get('/t/*', never).catch((thrown: unknown) => thrown);
    connection.close();
    expect(error).toBeInstanceOf(AnswerStatus);
    expect(JSON.stringify(error)).not.toContain('java');
  });

  it('stops a call that is under way, and lets the next one pass', async () => {
    let open = 0;
    const port = await listen(
      createHttp((request, response) => {
        if (request.url === '/slow') {
          open += 1;
          response.write('{');
          response.on('close', () => (open -= 1));
        } else {
          response.end('{}');
        }
      })
    );
    const connection = new RestConnection({ ...options, port, parallel: 1 });
    const abort = new AbortController();
    const slow = connection.get('/slow', abort.signal);
    const next = connection.get('/version', never);
    setTimeout(() => abort.abort(new Error('enough')), 50);
    await expect(slow).rejects.toThrow('enough');
    expect(await next).toEqual({});
    connection.close();
    expect(open).toBe(0);
  });

  (hasOpenSsl ? describe : describe.skip)('with TLS (needs the command openssl)', () => {
    let folder = '';
    let cert = '';
    let key = '';

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'fink-tls-'));
      const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
      const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
      const made = spawnSync(
        maker,
        ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...names],
        { encoding: 'utf8' }
      );
      expect(made.stderr).not.toMatch(/error/i);
      cert = readFileSync(join(folder, 'cert.pem'), 'utf8');
      key = readFileSync(join(folder, 'key.pem'), 'utf8');
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('trusts a server by the certificate given, and no other', async () => {
      let asked = 0;
      const port = await listen(
        createHttps({ cert, key }, (_request, response) => {
          asked += 1;
          response.end('{"table":[{"name":"t"}]}');
        })
      );
      const trusting = openHBaseRest({ ...options, port, tls: { ca: cert } });
      expect(await trusting.tables()).toEqual(['t']);
      await trusting.close();
      const before = asked;
      const doubting = openHBaseRest({ ...options, port, tls: {} });
      await expect(doubting.tables()).rejects.toMatchObject({
        trouble: 'unreachable',
        message: expect.stringContaining('invalid certificate')
      });
      await doubting.close();
      expect(asked).toBe(before);
    });

    it('says when the other side does not speak TLS', async () => {
      const port = await listen(createHttp((_request, response) => response.end('{}')));
      const store = openHBaseRest({ ...options, port, tls: {} });
      await expect(store.tables()).rejects.toMatchObject({ trouble: 'unreachable', retry: false });
      await store.close();
    });
  });
});
