import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What goes wrong with an answer, counted from when the fault is set. */
export type Fault =
  /** The connection is closed in order after so many bytes of answers. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The connection is reset after so many bytes of answers. */
  | { readonly kind: 'reset'; readonly afterBytes: number }
  /** After so many bytes of answers nothing comes any more, and the connection stays open. */
  | { readonly kind: 'freeze'; readonly afterBytes: number }
  /** Each piece of an answer comes late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Connections are accepted and reset at once, those that are open too. */
  | { readonly kind: 'refuse' };

/** A connection of the client's and the one to the server that belongs to it. */
interface IPair {
  readonly client: Socket;
  readonly server: Socket;
  /** Bytes of answers since the fault was set. */
  answered: number;
  frozen: boolean;
}

/** A proxy on loopback that spoils the answers of a server on loopback, whatever protocol they are of. */
export class FaultProxy {
  private readonly _pairs = new Set<IPair>();
  private _fault: Fault | undefined;
  private _times = Infinity;
  private _bytes = 0;
  private _struck = 0;

  private constructor(
    private readonly _listener: Server,
    private readonly _target: number
  ) {
    _listener.on('connection', client => this._join(client));
  }

  /** Listens on a free port, before the server at port `target`. */
  static async open(target: number): Promise<FaultProxy> {
    const listener = createServer({ allowHalfOpen: true });
    await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(listener, target);
  }

  get port(): number {
    return (this._listener.address() as AddressInfo).port;
  }

  /** Bytes of answers that went through so far. */
  get bytes(): number {
    return this._bytes;
  }

  /** Times that a fault has struck a connection. */
  get struck(): number {
    return this._struck;
  }

  /** Sets what goes wrong from now on, for so many connections; all is well after that. */
  set(fault: Fault, times = Infinity): void {
    this.heal();
    this._fault = fault;
    this._times = times;
    if (fault.kind === 'refuse') {
      for (const pair of this._pairs) {
        this._strike(pair);
      }
    }
  }

  /** All is well from now on; what was frozen goes on. */
  heal(): void {
    this._fault = undefined;
    this._times = Infinity;
    for (const pair of this._pairs) {
      pair.answered = 0;
      if (pair.frozen) {
        pair.frozen = false;
        pair.server.resume();
      }
    }
  }

  async close(): Promise<void> {
    for (const { client, server } of this._pairs) {
      client.destroy();
      server.destroy();
    }
    await new Promise(resolve => this._listener.close(resolve));
  }

  private _join(client: Socket): void {
    const server = connect({ port: this._target, host: '127.0.0.1', allowHalfOpen: true });
    const pair: IPair = { client, server, answered: 0, frozen: false };
    this._pairs.add(pair);
    for (const [socket, other] of [
      [client, server],
      [server, client]
    ] as const) {
      socket.setNoDelay(true);
      // What ends one side ends the other in the same way.
      socket.on('error', () => other.resetAndDestroy());
      socket.on('end', () => other.end());
      socket.on('close', () => {
        this._pairs.delete(pair);
        other.destroySoon();
      });
    }
    if (this._fault?.kind === 'refuse') {
      this._strike(pair);
      return;
    }
    client.pipe(server, { end: false });
    server.on('data', piece => {
      server.pause();
      void this._pass(pair, piece).then(() => {
        if (!pair.frozen) {
          server.resume();
        }
      });
    });
  }

  /** Hands a piece of an answer on, or what the fault leaves of it. */
  private async _pass(pair: IPair, piece: Buffer): Promise<void> {
    const fault = this._fault;
    if (fault?.kind === 'delay') {
      // Nobody waits for what comes after the end of the test.
      await new Promise(resolve => setTimeout(resolve, fault.ms).unref());
    }
    const room =
      fault === undefined || !('afterBytes' in fault) ? Infinity : fault.afterBytes - pair.answered;
    const whole = piece.length <= room;
    const part = whole ? piece : piece.subarray(0, Math.max(0, room));
    pair.answered += part.length;
    this._bytes += part.length;
    if (part.length > 0 && !pair.client.destroyed) {
      await new Promise(resolve => pair.client.write(part, resolve));
    }
    if (!whole) {
      // What is left of a piece that freezes is put back, for when all is well again.
      pair.frozen = this._fault?.kind === 'freeze';
      if (pair.frozen) {
        pair.server.pause();
        pair.server.unshift(piece.subarray(part.length));
      }
      this._strike(pair);
    }
  }

  private _strike(pair: IPair): void {
    const kind = this._fault?.kind;
    this._struck += 1;
    if (--this._times <= 0) {
      this._fault = undefined;
    }
    if (kind === 'cut') {
      pair.client.end();
      pair.server.destroy();
    } else if (kind !== 'freeze') {
      pair.client.resetAndDestroy();
      pair.server.destroy();
    }
  }
}
