import type { IThrift2Options } from '../options';
import { Connection, ConnectionLost } from './connection';
import { FrameMemory } from './framememory';

/** A connection that was not used for so long is closed: HBase closes it by itself after a minute. */
const IDLE_MS = 20_000;

/** Connections to a server: as many as there are calls at the same time, used again. */
export class Pool {
  private readonly _idle: { readonly connection: Connection; readonly since: number }[] = [];
  private readonly _busy = new Set<Connection>();
  private _sweeper: NodeJS.Timeout | undefined;
  private _closed = false;

  /** @param _memory - Memory for the answers. */
  constructor(
    private readonly _options: Pick<IThrift2Options, 'host' | 'port' | 'tls'>,
    private readonly _memory = new FrameMemory()
  ) {}

  /**
   * Sends a request over a connection that is free, or a new one.
   * A connection that turns out to have been closed while nobody used it is replaced once, without anybody noticing.
   * @throws ConnectionLost
   */
  async call(request: Buffer, leftMs: number): Promise<Buffer> {
    const end = performance.now() + leftMs;
    const used = this._takeIdle();
    if (used !== undefined) {
      try {
        return await this._callOver(used, request, leftMs);
      } catch (error) {
        if (!(error instanceof ConnectionLost) || error.why !== 'closed' || this._closed) {
          throw error;
        }
      }
    }
    const connection = await Connection.open(
      this._options,
      Math.max(1, end - performance.now()),
      this._memory
    );
    return this._callOver(connection, request, Math.max(1, end - performance.now()));
  }

  /** Closes all connections; calls that wait are rejected. */
  close(): void {
    this._closed = true;
    clearInterval(this._sweeper);
    [...this._idle.splice(0).map(({ connection }) => connection), ...this._busy].forEach(connection =>
      connection.close()
    );
  }

  private async _callOver(connection: Connection, request: Buffer, leftMs: number): Promise<Buffer> {
    if (this._closed) {
      connection.close();
    }
    this._busy.add(connection);
    try {
      return await connection.call(request, leftMs);
    } finally {
      this._busy.delete(connection);
      if (!connection.isLost) {
        this._idle.push({ connection, since: performance.now() });
        this._sweeper ??= setInterval(() => this._sweep(), IDLE_MS / 2).unref();
      }
    }
  }

  /** The one that was used last. */
  private _takeIdle(): Connection | undefined {
    for (let last = this._idle.pop(); last !== undefined; last = this._idle.pop()) {
      if (!last.connection.isLost) {
        return last.connection;
      }
    }
    return undefined;
  }

  private _sweep(): void {
    const old = performance.now() - IDLE_MS;
    while (this._idle[0] !== undefined && (this._idle[0].since < old || this._idle[0].connection.isLost)) {
      this._idle.shift()?.connection.close();
    }
    if (this._idle.length === 0) {
      clearInterval(this._sweeper);
      this._sweeper = undefined;
    }
  }
}
