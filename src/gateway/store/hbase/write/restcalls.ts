import { Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { StoreFault } from '../../storefault';
import { retrying } from '../retry';
import { SOURCE, type IHBaseWriterOptions } from './options';

/** A call that failed for a passing reason is made again so often: a region that moves is away for some seconds. */
const RETRIES = 8;
/** Statuses after which the same call may succeed. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

export interface IRestAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface IRestCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Path below that of the server, percent-encoded. */
  readonly path: string;
  readonly body?: string | Buffer;
  /** The body is JSON unless they say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses besides 200 to 299 that are answers, not faults. */
  readonly answers?: readonly number[];
  /** What is being done, to follow the word "cannot". */
  readonly what: string;
}

/**
 * Calls of the REST server of HBase by the writer. All of them can be made again without harm: rows are written with times
 * that the writer chose, and what is deleted is deleted up to such a time.
 */
export class RestCalls {
  private readonly _agent: PlainAgent;
  private readonly _prefix: string;

  constructor(private readonly _options: IHBaseWriterOptions) {
    const { tls, parallel, path = '' } = _options;
    const sockets = { keepAlive: true, maxSockets: parallel + 1 };
    this._agent = tls
      ? new TlsAgent({ ...sockets, ...(tls.ca === undefined ? {} : { ca: tls.ca }) })
      : new PlainAgent(sockets);
    this._prefix = path === '' ? '' : `/${path.replace(/^\/+|\/+$/g, '')}`;
  }

  /** Path of a table, namespace included. */
  tablePath(table: string): string {
    return `/${encodeURIComponent(this.fullName(table))}`;
  }

  /** Name of a table with its namespace. */
  fullName(table: string): string {
    const { namespace = 'default' } = this._options;
    return namespace === 'default' ? table : `${namespace}:${table}`;
  }

  /** @throws StoreFault without the text that the server gave: that is a trace. */
  call(call: IRestCall): Promise<IRestAnswer> {
    const withinMs = this._options.callMs * 3;
    // Not ended by the signal of the options: whoever stops an ingest waits for the change at work.
    return retrying({ times: RETRIES, withinMs }, leftMs =>
      this._once(call, Math.min(leftMs, this._options.callMs))
    );
  }

  /** The same, for an answer in JSON. */
  async json(call: IRestCall): Promise<unknown> {
    const { body } = await this.call(call);
    try {
      return JSON.parse(body.toString('utf8')) as unknown;
    } catch (error) {
      throw new StoreFault('broken', SOURCE, `invalid answer of ${this._where()}: no JSON`, false, {
        cause: error
      });
    }
  }

  close(): void {
    this._agent.destroy();
  }

  private async _once(call: IRestCall, ms: number): Promise<IRestAnswer> {
    const answer = await this._send(call, ms);
    const { status } = answer;
    if ((status >= 200 && status < 300) || call.answers?.includes(status)) {
      return answer;
    }
    // HBase marks what will never succeed, also where the status says that it might.
    const final = answer.body.includes('DoNotRetryIOException');
    const retry = PASSING.has(status) && !final;
    const trouble = retry ? 'unavailable' : status === 404 ? 'missing-table' : 'refused';
    throw new StoreFault(
      trouble,
      SOURCE,
      `invalid answer of ${this._where()}: status ${status}; cannot ${call.what}${remedyOf(status, answer.body)}`,
      retry
    );
  }

  private _send(call: IRestCall, ms: number): Promise<IRestAnswer> {
    const { host, port, tls, login } = this._options;
    const given: RequestOptions = {
      host,
      port,
      agent: this._agent,
      method: call.method,
      path: this._prefix + call.path,
      headers: {
        accept: 'application/json',
        ...(call.body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) }),
        ...call.headers,
        ...(login
          ? { authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` }
          : {})
      }
    };
    return new Promise((resolve, reject) => {
      const request = (tls ? tlsRequest : plainRequest)(given, response => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) });
        });
      });
      const timer = setTimeout(() => {
        const text = `missing answer of ${this._where()} within ${Math.round(ms)} ms; cannot ${call.what}`;
        request.destroy(new StoreFault('deadline', SOURCE, text, true));
      }, ms);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(error instanceof StoreFault ? error : this._unreachable(call, error));
      };
      request.on('error', fail);
      request.end(call.body);
    });
  }

  private _unreachable(call: IRestCall, cause: Error): StoreFault {
    const text = `missing connection to ${this._where()}: ${cause.message}; cannot ${call.what}; check HOST and PORT, and that it runs`;
    return new StoreFault('unreachable', SOURCE, text, true, { cause });
  }

  private _where(): string {
    return `the REST server of HBase at ${this._options.host}:${this._options.port}`;
  }
}

function remedyOf(status: number, body: Buffer): string {
  if (status === 401 || status === 403) {
    return '; it must let this user write (no read-only server), and make tables where they are missing';
  }
  if (body.includes('TableNotEnabledException')) {
    return ': the table is disabled; enable it';
  }
  if (status === 404) {
    return ': there is no such table or family; were tables dropped or made by something else?';
  }
  return '';
}
