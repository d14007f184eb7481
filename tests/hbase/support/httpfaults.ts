import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with an answer of a REST server. */
export type HttpFault =
  /** The server is not asked; the answer has this status, and a trace of Java as its body. */
  | { readonly kind: 'status'; readonly status: number }
  /**
   * So many rows at the end of a `CellSet` are left out, all but the first at most, so that a whole answer with fewer rows
   * comes: what HBase itself does.
   */
  | { readonly kind: 'truncate'; readonly rows: number };

const TRACE =
  'org.apache.hadoop.hbase.client.RetriesExhaustedException: host-7.inner.example\n\tat java.lang.Thread';

/** A proxy on loopback before a REST server on loopback that spoils answers in ways that are still HTTP. */
export class HttpFaults {
  private readonly _agent = new Agent({ keepAlive: true });
  private _fault: HttpFault | undefined;
  private _times = Infinity;
  private _struck = 0;

  private constructor(
    private readonly _listener: Server,
    private readonly _target: number
  ) {
    _listener.on('request', (asked: IncomingMessage, answer: ServerResponse) => this._handle(asked, answer));
  }

  static async open(target: number): Promise<HttpFaults> {
    const listener = createServer();
    await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve));
    return new HttpFaults(listener, target);
  }

  get port(): number {
    return (this._listener.address() as AddressInfo).port;
  }

  /** Answers that have been spoilt. */
  get struck(): number {
    return this._struck;
  }

  /** Sets what goes wrong from now on, for so many answers; all is well after that. */
  set(fault: HttpFault, times = Infinity): void {
    this._fault = fault;
    this._times = times;
  }

  heal(): void {
    this._fault = undefined;
  }

  async close(): Promise<void> {
    this._agent.destroy();
    this._listener.closeAllConnections();
    await new Promise(resolve => this._listener.close(resolve));
  }

  private _handle(asked: IncomingMessage, answer: ServerResponse): void {
    if (this._fault?.kind === 'status') {
      const { status } = this._fault;
      this._strike();
      asked.resume();
      answer.writeHead(status, { 'content-type': 'text/plain' }).end(TRACE);
      return;
    }
    const { method, url: path, headers } = asked;
    const onward = request({
      host: '127.0.0.1',
      port: this._target,
      agent: this._agent,
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
      // In plain text, so that rows can be taken out.
      headers: { ...headers, 'accept-encoding': 'identity' }
    });
    onward.on('error', () => answer.destroy());
    onward.on('response', said => {
      const pieces: Buffer[] = [];
      said.on('data', (piece: Buffer) => pieces.push(piece));
      said.on('error', () => answer.destroy());
      said.on('end', () => {
        // Its length may be another one now; Node writes it.
        const type = said.headers['content-type'] ?? 'application/octet-stream';
        answer.writeHead(said.statusCode ?? 502, { 'content-type': type });
        answer.end(this._spoil(Buffer.concat(pieces)));
      });
    });
    asked.pipe(onward);
  }

  private _spoil(body: Buffer): Buffer | string {
    const fault = this._fault;
    if (fault?.kind !== 'truncate' || !body.subarray(0, 7).equals(Buffer.from('{"Row":'))) {
      return body;
    }
    const { Row: rows } = JSON.parse(body.toString()) as { Row: unknown[] };
    const kept = Math.max(1, rows.length - fault.rows);
    if (kept >= rows.length) {
      return body;
    }
    this._strike();
    return JSON.stringify({ Row: rows.slice(0, kept) });
  }

  private _strike(): void {
    this._struck += 1;
    if (--this._times <= 0) {
      this._fault = undefined;
    }
  }
}
