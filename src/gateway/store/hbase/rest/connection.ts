import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import hbase, { type IAnswerError, type IClient } from 'hbase';
import type { IRestOptions } from '../options';

/** The server answered, but not with what was asked for. Its text, stack traces among it, is left where it came from. */
export class AnswerStatus extends Error {
  override readonly name = 'AnswerStatus';

  constructor(readonly status: number) {
    super(`HTTP status ${status}`);
  }
}

/**
 * Calls to a REST server of HBase by the npm package `hbase`. Only reading exists: the package's own writing is taken from it.
 *
 * The package knows no time-outs that end a call for certain, cannot be stopped, does not check certificates and breaks when
 * it is given an agent. All of that is mended at the one place it offers, the event it emits with the options of each request
 * just before it is sent: there a request gets its signal and the agent.
 */
export class RestConnection {
  private readonly _client: IClient;
  private readonly _agent: HttpAgent | HttpsAgent;
  /** Signals of calls that have been made and not yet sent, by the number that travels in the options. */
  private readonly _signals = new Map<number, AbortSignal>();
  private _calls = 0;

  constructor(options: IRestOptions) {
    const { host, port, tls, path, login } = options;
    const headers =
      login === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` };
    this._client = hbase({
      protocol: tls === undefined ? 'http' : 'https',
      host,
      port,
      encoding: 'base64',
      headers,
      ...(path === undefined ? {} : { path })
    });
    const pool = { keepAlive: true, maxSockets: options.parallel };
    this._agent = tls === undefined ? new HttpAgent(pool) : new HttpsAgent(pool);
    const { connection } = this._client;
    connection.options.rejectUnauthorized = true;
    if (tls?.ca !== undefined) {
      connection.options.ca = tls.ca;
    }
    const make = connection.makeRequest.bind(connection);
    connection.makeRequest = (method, ...rest) => {
      if (method !== 'GET') {
        throw new Error(`unsupported method: ${method}; this driver only reads`);
      }
      make(method, ...rest);
    };
    this._client.on('request', request => {
      const { ticket } = request.options;
      const signal = ticket === undefined ? undefined : this._signals.get(ticket);
      request.options.agent = this._agent;
      if (ticket !== undefined && signal !== undefined) {
        request.options.signal = signal;
        this._signals.delete(ticket);
      }
    });
  }

  /**
   * Asks for a path below that of the server, e.g. `/version`.
   * @returns the JSON of the answer, null when it has no body.
   * @throws `AnswerStatus` for an answer other than 200; the signal's reason when aborted; else an error of the network, of
   * TLS or of the JSON.
   */
  get(path: string, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const ticket = this._calls++;
      const { connection } = this._client;
      const leave = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', leave, { once: true });
      this._signals.set(ticket, signal);
      // The options are copied while the call is being made, so that the number is this call's own.
      connection.options.ticket = ticket;
      connection.get(path, (error, answer) => {
        signal.removeEventListener('abort', leave);
        if (error !== null && error !== undefined) {
          reject(withoutText(error));
        } else {
          resolve(answer ?? null);
        }
      });
    });
  }

  /** Closes the sockets that are kept. */
  close(): void {
    this._agent.destroy();
  }
}

function withoutText(error: IAnswerError): Error {
  return typeof error.code === 'number' ? new AnswerStatus(error.code) : error;
}
