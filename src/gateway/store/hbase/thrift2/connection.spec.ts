import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Connection, ConnectionLost } from './connection';
import { Pool } from './pool';

const LONG = 60_000;
const frame = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A server on loopback that does what a test says with what it receives. */
class Other {
  readonly sockets: Socket[] = [];
  answer: (socket: Socket, request: Buffer) => void = (socket, request) => socket.write(request);
  private readonly _server: Server;

  constructor() {
    this._server = createServer(socket => {
      this.sockets.push(socket);
      socket.on('data', request => this.answer(socket, request));
      socket.on('error', () => undefined);
    });
  }

  async listen(): Promise<{ host: string; port: number }> {
    await new Promise<void>(resolve => this._server.listen(0, '127.0.0.1', resolve));
    return { host: '127.0.0.1', port: (this._server.address() as AddressInfo).port };
  }

  async close(): Promise<void> {
    this.sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => this._server.close(resolve));
  }
}

/** Why a call was lost. */
async function lost(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason
  );
  return error instanceof ConnectionLost ? error.why : `no ConnectionLost: ${String(error)}`;
}

describe('connection', () => {
  let other: Other;
  let at: { host: string; port: number };
  beforeEach(async () => {
    other = new Other();
    at = await other.listen();
  });
  afterEach(() => other.close());

  it('puts frames together, however they are cut', async () => {
    const connection = await Connection.open(at, LONG);
    const text = 'x'.repeat(100);
    for (const size of [1, 3, 4, 5, 50, 103, 104]) {
      other.answer = socket => {
        const bytes = frame(text);
        const send = (from: number): void => {
          if (from < bytes.length) {
            socket.write(bytes.subarray(from, from + size), () => setImmediate(() => send(from + size)));
          }
        };
        send(0);
      };
      expect((await connection.call(frame('?'), LONG)).toString()).toBe(text);
    }
    const large = 'y'.repeat(3_000_000);
    other.answer = socket => socket.write(frame(large));
    expect((await connection.call(frame('?'), LONG)).toString()).toBe(large);
    connection.close();
  });

  it('tells a call that waits when the other side closes', async () => {
    const connection = await Connection.open(at, LONG);
    other.answer = socket => socket.end(frame('a long answer').subarray(0, 6));
    expect(await lost(connection.call(frame('?'), LONG))).toBe('closed');
    expect(await lost(connection.call(frame('?'), LONG))).toBe('closed');
  });

  it('tells a call that waits when the connection is reset, and when we close it', async () => {
    const connection = await Connection.open(at, LONG);
    other.answer = socket => socket.resetAndDestroy();
    expect(await lost(connection.call(frame('?'), LONG))).toBe('closed');
    const second = await Connection.open(at, LONG);
    other.answer = () => second.close();
    expect(await lost(second.call(frame('?'), LONG))).toBe('closed');
  });

  it('does not wait longer than it may, and is of no use afterwards', async () => {
    const connection = await Connection.open(at, LONG);
    other.answer = () => undefined;
    expect(await lost(connection.call(frame('?'), 20))).toBe('late');
    expect(connection.isLost).toBe(true);
  });

  it('refuses what is no frame', async () => {
    for (const bytes of [
      Buffer.from('HTTP/1.1 400 Bad Request\r\n'),
      Buffer.from([0xff, 0xff, 0xff, 0xff])
    ]) {
      const connection = await Connection.open(at, LONG);
      other.answer = socket => socket.write(bytes);
      expect(await lost(connection.call(frame('?'), LONG))).toBe('broken');
    }
  });

  it('refuses an answer that nobody asked for', async () => {
    const connection = await Connection.open(at, LONG);
    other.answer = socket => socket.write(Buffer.concat([frame('one'), frame('two')]));
    expect((await connection.call(frame('?'), LONG)).toString()).toBe('one');
    expect(await lost(connection.call(frame('?'), LONG))).toBe('broken');
  });

  it('is not opened where nobody listens', async () => {
    await other.close();
    expect(await lost(Connection.open(at, LONG))).toBe('closed');
    other = new Other();
  });

  describe('pool', () => {
    let pool: Pool;
    beforeEach(() => {
      pool = new Pool(at);
    });
    afterEach(() => pool.close());

    it('uses a connection again, and opens as many as there are calls at a time', async () => {
      for (let i = 0; i < 5; i++) {
        await pool.call(frame(`one ${i}`), LONG);
      }
      expect(other.sockets).toHaveLength(1);
      const answers = await Promise.all(['a', 'b', 'c'].map(text => pool.call(frame(text), LONG)));
      expect(answers.map(String)).toEqual(['a', 'b', 'c']);
      expect(other.sockets).toHaveLength(3);
    });

    it('replaces a connection that was closed while nobody used it', async () => {
      await pool.call(frame('a'), LONG);
      other.sockets[0]?.resetAndDestroy();
      expect((await pool.call(frame('b'), LONG)).toString()).toBe('b');
      // One that closes when it is written to.
      other.answer = (socket, request) =>
        socket === other.sockets[1] ? socket.resetAndDestroy() : socket.write(request);
      expect((await pool.call(frame('c'), LONG)).toString()).toBe('c');
      expect(other.sockets).toHaveLength(3);
    });

    it('does not ask again over and over', async () => {
      other.answer = socket => socket.resetAndDestroy();
      expect(await lost(pool.call(frame('a'), LONG))).toBe('closed');
      expect(other.sockets).toHaveLength(1);
    });

    it('rejects calls that wait when it is closed, and later ones', async () => {
      other.answer = () => pool.close();
      expect(await lost(pool.call(frame('a'), LONG))).toBe('closed');
      expect(await lost(pool.call(frame('a'), LONG))).toBe('closed');
    });
  });
});
