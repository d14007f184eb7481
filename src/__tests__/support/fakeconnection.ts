import { ReadableStream } from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';

import { Signal } from '@lumino/signaling';

import type { IFinkConnection, IPlainError } from '../../lab/connection/tokens';
import { WireFault } from '../../wire/fault';
import { FinkClient } from '../../wire/client';
import type { Health, SourceHealth } from '../../wire/health';

// jsdom has none.
Object.assign(globalThis, { TextDecoder, TextEncoder });

/** One request that the gateway would get, to be answered by the test. */
export interface IFakeRequest {
  readonly path: string;
  /** The query of a search, else an empty text. */
  readonly query: string;
  readonly signal: AbortSignal | undefined;
  /** Send frames (or any lines) of the answer. */
  send(...frames: readonly unknown[]): void;
  /** End the answer. */
  end(): void;
  /** Answer with JSON. */
  json(content: unknown): void;
  /** Answer with an error. */
  fail(status: number, body: unknown): void;
}

/** A connection without a server: the typed client is the real one, its `fetch` is the test. */
export class FakeConnection implements IFinkConnection {
  readonly requests: IFakeRequest[] = [];
  health: Health | null = {
    status: 'ok',
    source: 'embedded',
    alerts: 10,
    tables: [],
    lastNight: '2024-01-01',
    simulated: false
  };
  error: IPlainError | null = null;
  source: string | null = null;
  sources: readonly SourceHealth[] = [];
  readonly changed: Signal<IFinkConnection, void> = new Signal<IFinkConnection, void>(this);
  /** Called for each request, so that a test can answer at once. */
  onRequest: (request: IFakeRequest) => void = () => undefined;

  private _client = new FinkClient((path, init) => this._fetch(path, init.signal));

  client(): Promise<FinkClient> {
    return Promise.resolve(this._client);
  }

  refresh(): Promise<void> {
    this.changed.emit();
    return Promise.resolve();
  }

  explain(error: unknown): IPlainError {
    const message = error instanceof Error ? error.message : String(error);
    const plain = { message, cancelled: message.startsWith('cancelled') };
    return error instanceof WireFault && error.requestId !== undefined
      ? { ...plain, requestId: error.requestId }
      : plain;
  }

  /** The request of this number (from 0), once it is there. */
  async request(index: number): Promise<IFakeRequest> {
    for (;;) {
      const found = this.requests[index];
      if (found !== undefined) {
        return found;
      }
      await new Promise<void>(resolve => this._arrivals.push(resolve));
    }
  }

  private _fetch(path: string, signal: AbortSignal | undefined): Promise<Response> {
    return new Promise((resolve, reject) => {
      let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
      const body = new ReadableStream<Uint8Array>({
        start: made => {
          controller = made;
        }
      });
      signal?.addEventListener('abort', () => {
        const reason = new DOMException('aborted', 'AbortError');
        reject(reason);
        controller?.error(reason);
      });
      const request: IFakeRequest = {
        path,
        query: new URLSearchParams(path.split('?')[1] ?? '').get('query') ?? '',
        signal,
        send: (...frames) => {
          resolve(response(200, body, ''));
          frames.forEach(frame =>
            controller?.enqueue(new TextEncoder().encode(`${JSON.stringify(frame)}\n`))
          );
        },
        end: () => {
          resolve(response(200, body, ''));
          controller?.close();
        },
        fail: (status, content) => resolve(response(status, null, JSON.stringify(content))),
        json: content => resolve(response(200, null, JSON.stringify(content)))
      };
      this.requests.push(request);
      this.onRequest(request);
      this._arrivals.splice(0).forEach(arrived => arrived());
    });
  }

  private _arrivals: (() => void)[] = [];
}

/** The part of a response that the client reads; jsdom has no `Response`. */
function response(status: number, body: unknown, text: string): Response {
  const made: Partial<Response> = {
    ok: status < 400,
    status,
    headers: new Headers(),
    text: () => Promise.resolve(text)
  };
  return Object.assign(made, { body }) as Response;
}

/** First frame of an answer. */
export function startFrame(rows: 'alerts' | 'objects' = 'alerts'): unknown {
  return {
    start: {
      query: '',
      kind: rows === 'alerts' ? 'class' : 'cone',
      title: '',
      survey: 'ztf',
      rows,
      columns: [],
      plan: { ranges: 1, pixels: 0, note: '' }
    }
  };
}

/** Last frame of an answer. */
export function endFrame(rows: number, more: Record<string, unknown> = {}): unknown {
  return {
    end: {
      complete: true,
      reason: null,
      rows,
      rowsRead: rows,
      ms: { plan: 1, store: 2, total: 300 },
      cursor: null,
      error: null,
      ...more
    }
  };
}

/** A row frame of one alert. */
export function alertFrame(id: string, more: Record<string, unknown> = {}): unknown {
  return {
    row: {
      'i:objectId': id,
      'i:candid': `${id}-1`,
      'i:jd': 2460310.5,
      'i:fid': 1,
      'i:magpsf': 18.5,
      'i:sigmapsf': 0.1,
      'i:ra': 10,
      'i:dec': 20,
      'v:classification': 'SN candidate',
      ...more
    }
  };
}
