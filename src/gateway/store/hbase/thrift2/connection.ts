import { connect as connectPlain, isIP, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { IThrift2Options } from '../options';
import { FrameMemory } from './framememory';

/** No answer is longer: pages are read by rows whose size is known from the page before. */
const MOST_REPLY_BYTES = 256 * 1024 * 1024;

/** Bytes that are taken from the system at a time. */
const READ_BYTES = 64 * 1024;

/** What went wrong with a connection. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  /** @param why - `broken`: what came is not a frame; `late`: nothing came in time; `closed`: the other side is gone. */
  constructor(
    readonly why: 'broken' | 'late' | 'closed',
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}

/**
 * A connection to a Thrift2 server, framed transport. One call at a time: the server answers them one after the other anyway.
 * Whatever happens to the connection, a call that is waiting hears of it.
 */
export class Connection {
  private _waiting:
    { readonly come: (frame: Buffer) => void; readonly fail: (error: Error) => void } | undefined;
  private _lost: ConnectionLost | undefined;
  /** The frame that is being received, or the first bytes of its length. */
  private _frame: Buffer | undefined;
  private _head = Buffer.alloc(0);
  private _filled = 0;
  /** Calls that have been answered. */
  answered = 0;

  private constructor(
    private readonly _socket: Socket,
    private readonly _memory: FrameMemory
  ) {
    _socket.setNoDelay(true);
    _socket.on('error', error => this._fail(new ConnectionLost('closed', error.message, { cause: error })));
    _socket.on('close', () => this._fail(new ConnectionLost('closed', 'the connection was closed')));
  }

  /** Opens a connection; for TLS, the certificate of the server must be one of `ca` or of the system and name the host. */
  static open(
    { host, port, tls }: Pick<IThrift2Options, 'host' | 'port' | 'tls'>,
    leftMs: number,
    memory = new FrameMemory()
  ): Promise<Connection> {
    return new Promise((resolve, reject) => {
      let connection: Connection | undefined;
      const receive = (bytes: Buffer): void => connection?._receive(bytes);
      const socket =
        tls === undefined
          ? connectPlain({ host, port, onread: intoOnePiece(receive) })
          : connectTls({
              host,
              port,
              // The name for which the server is to show its certificate; an address is checked without.
              ...(isIP(host) === 0 ? { servername: host } : {}),
              rejectUnauthorized: true,
              ...(tls.ca === undefined ? {} : { ca: tls.ca })
            });
      if (tls !== undefined) {
        socket.on('data', receive);
      }
      const fail = (error: ConnectionLost): void => {
        clearTimeout(timer);
        socket.destroy();
        reject(error);
      };
      const onError = (error: Error): void =>
        fail(new ConnectionLost('closed', error.message, { cause: error }));
      const timer = setTimeout(() => fail(new ConnectionLost('late', 'no connection in time')), leftMs);
      socket.once('error', onError);
      socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
        clearTimeout(timer);
        // From here on the connection listens to errors.
        connection = new Connection(socket, memory);
        socket.off('error', onError);
        resolve(connection);
      });
    });
  }

  get isLost(): boolean {
    return this._lost !== undefined;
  }

  /**
   * Sends a request and gives the answer, both as frames; the answer without its length.
   * When it does not come in time, the connection is closed: a late answer would be taken for that of the next call.
   * @throws ConnectionLost
   */
  async call(request: Buffer, leftMs: number): Promise<Buffer> {
    if (this._lost !== undefined) {
      throw this._lost;
    }
    if (this._waiting !== undefined) {
      throw new Error('invalid call: another one is under way on this connection');
    }
    const answer = new Promise<Buffer>((come, fail) => (this._waiting = { come, fail }));
    const late = setTimeout(() => this._fail(new ConnectionLost('late', 'no answer in time')), leftMs);
    this._socket.write(request);
    try {
      return await answer;
    } finally {
      clearTimeout(late);
    }
  }

  close(): void {
    this._fail(new ConnectionLost('closed', 'the connection is not needed any more'));
  }

  private _receive(bytes: Buffer): void {
    for (let at = 0; at < bytes.length && this._lost === undefined;) {
      if (this._frame === undefined) {
        at = this._begin(bytes, at);
      } else {
        const part = bytes.subarray(at, at + this._frame.length - this._filled);
        this._frame.set(part, this._filled);
        this._filled += part.length;
        at += part.length;
      }
      if (this._frame !== undefined && this._filled === this._frame.length) {
        this._arrived(this._frame);
      }
    }
  }

  /** Reads the length of the next frame. */
  private _begin(bytes: Buffer, at: number): number {
    const missing = 4 - this._head.length;
    this._head = Buffer.concat([this._head, bytes.subarray(at, at + missing)]);
    const start = Math.min(bytes.length, at + missing);
    if (this._head.length < 4) {
      return start;
    }
    const length = this._head.readInt32BE(0);
    this._head = Buffer.alloc(0);
    if (length <= 0 || length > MOST_REPLY_BYTES) {
      this._fail(new ConnectionLost('broken', `a frame of ${length} bytes`));
      return bytes.length;
    }
    this._frame = this._memory.take(length);
    this._filled = 0;
    return start;
  }

  private _arrived(frame: Buffer): void {
    this._frame = undefined;
    const waiting = this._waiting;
    this._waiting = undefined;
    if (waiting === undefined) {
      this._fail(new ConnectionLost('broken', 'an answer without a question'));
      return;
    }
    this.answered += 1;
    waiting.come(frame);
  }

  private _fail(error: ConnectionLost): void {
    if (this._lost === undefined) {
      this._lost = error;
      this._socket.destroy();
    }
    const waiting = this._waiting;
    this._waiting = undefined;
    waiting?.fail(this._lost);
  }
}

/** What arrives is copied into a frame at once: one piece of memory will do for all of it. */
function intoOnePiece(receive: (bytes: Buffer) => void): OnReadOpts {
  return {
    buffer: Buffer.allocUnsafeSlow(READ_BYTES),
    callback: (length, { buffer, byteOffset }) => {
      receive(Buffer.from(buffer, byteOffset, length));
      return true;
    }
  };
}
