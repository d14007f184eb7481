import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { CutoutService } from './cutoutservice';

const FITS = Buffer.from('SIMPLE  =                    T');
const wanted = { objectId: 'ZTF21aaaaaaa', candid: '2890466950515015020', kind: 'Science' };

describe('CutoutService', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => answer(request, response, body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/cutouts`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks as the API of Fink is asked, with the exact candid', async () => {
    let asked: unknown;
    answer = (request, response, body) => {
      asked = { method: request.method, path: request.url, body: JSON.parse(body) as unknown };
      response.end(FITS);
    };
    expect(Buffer.from(await new CutoutService(url, 5).stamp(wanted))).toEqual(FITS);
    expect(asked).toEqual({
      method: 'POST',
      path: '/api/v1/cutouts',
      body: { ...wanted, 'output-format': 'FITS' }
    });
  });

  it('takes gzipped FITS too', async () => {
    answer = (_request, response) => response.end(gzipSync(FITS));
    expect((await new CutoutService(url, 5).stamp(wanted))[0]).toBe(0x1f);
  });

  it.each([
    ['an error', 500, 'answered with status 500'],
    ['bad arguments', 400, 'answered with status 400']
  ])('is unavailable after %s, and tells neither its address nor its words', async (_name, status, text) => {
    answer = (_request, response) => response.writeHead(status).end('secret traceback');
    const fault = await new CutoutService(url, 5).stamp(wanted).catch((error: unknown) => error);
    expect(fault).toMatchObject({ status: 502, error: { code: 'unavailable' } });
    expect(String(fault)).toContain(text);
    expect(String(fault)).not.toMatch(/secret|127\.0\.0\.1/);
  });

  it('follows no redirect', async () => {
    let calls = 0;
    answer = (_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    await expect(new CutoutService(url, 5).stamp(wanted)).rejects.toMatchObject({ status: 502 });
    expect(calls).toBe(1);
  });

  it('says that a stamp is missing when the service does', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    await expect(new CutoutService(url, 5).stamp(wanted)).rejects.toMatchObject({
      status: 404,
      error: { code: 'missing' }
    });
  });

  it('takes no page for a stamp, and nothing that is too large for one', async () => {
    answer = (_request, response) => response.end('<html>');
    await expect(new CutoutService(url, 5).stamp(wanted)).rejects.toThrow('no FITS file');
    answer = (_request, response) => response.end(Buffer.concat([FITS, Buffer.alloc(17 * 1024 * 1024)]));
    await expect(new CutoutService(url, 5).stamp(wanted)).rejects.toThrow('too large');
  });

  it('ends at its deadline, and when the client leaves', async () => {
    answer = () => undefined;
    await expect(new CutoutService(url, 0.05).stamp(wanted)).rejects.toMatchObject({ status: 504 });
    const leaving = new AbortController();
    const asked = new CutoutService(url, 30).stamp(wanted, leaving.signal);
    leaving.abort(new Error('the client has left'));
    await expect(asked).rejects.toThrow('the client has left');
  });

  it('is unavailable when nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>(resolve => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise(resolve => closed.close(resolve));
    const fault = await new CutoutService(`http://127.0.0.1:${port}/`, 5)
      .stamp(wanted)
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ status: 502, error: { code: 'unavailable' } });
    expect(String(fault)).toContain('ECONNREFUSED');
  });
});
