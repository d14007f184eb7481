import { faultOf } from '../store/hbase/rest/fault';
import { StoreFault } from '../store/storefault';
import { WireFault } from '../../wire/fault';

/** An answer as it came. */
export interface IRawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** One request. */
export interface IRawCall {
  readonly url: string;
  /** JSON text; absent: GET. */
  readonly body?: string | undefined;
  /** Most bytes of the answer, unpacked. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Sends requests to one address: certificates are checked, and another host is never gone to. */
export class Connection {
  constructor(
    private readonly _source: string,
    private readonly _userAgent: string
  ) {}

  /**
   * @throws StoreFault when there is no answer; WireFault for one that is too large; the signal's reason when aborted.
   */
  async send(call: IRawCall): Promise<IRawAnswer> {
    let url = new URL(call.url);
    for (let redirects = 0; ; redirects++) {
      try {
        const answer = await fetch(url, {
          method: call.body === undefined ? 'GET' : 'POST',
          headers: {
            accept: '*/*',
            'user-agent': this._userAgent,
            ...(call.body === undefined ? {} : { 'content-type': 'application/json' })
          },
          ...(call.body === undefined ? {} : { body: call.body }),
          redirect: 'manual',
          signal: call.signal
        });
        const { status, headers } = answer;
        if (!REDIRECTS.has(status)) {
          return { status, headers, body: await this._read(answer, call.maxBytes) };
        }
        await answer.body?.cancel();
        url = this._next(url, headers.get('location'), redirects);
      } catch (error) {
        call.signal.throwIfAborted();
        throw error instanceof WireFault ? error : faultOf(causeOf(error), this._source);
      }
    }
  }

  /** Where a redirect leads: to the same host, or from HTTP to HTTPS of it. */
  private _next(from: URL, location: string | null, redirects: number): URL {
    const to = location === null ? undefined : parsed(location, from);
    const same = to?.host === from.host && to.protocol === from.protocol;
    const secured = to?.hostname === from.hostname && from.protocol === 'http:' && to.protocol === 'https:';
    if (to === undefined || !(same || secured) || redirects >= MOST_REDIRECTS) {
      throw new StoreFault(
        'broken',
        this._source,
        `invalid answer: source ${this._source} sends on to another address; the operator has to look at API of this source`
      );
    }
    return to;
  }

  private async _read(answer: Response, maxBytes: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    let length = 0;
    const reader = answer.body?.getReader();
    while (reader !== undefined) {
      const read: { readonly done: boolean; readonly value?: Uint8Array | undefined } = await reader.read();
      if (read.value === undefined) {
        break;
      }
      length += read.value.byteLength;
      if (length > maxBytes) {
        await reader.cancel();
        throw new WireFault({
          code: 'unsupported',
          message: `unsupported answer: source ${this._source} has more than ${maxBytes} bytes for this question`,
          remedy: 'Ask for fewer columns, fewer objects or a smaller circle'
        });
      }
      parts.push(read.value);
    }
    return Buffer.concat(parts);
  }
}

function parsed(location: string, from: URL): URL | undefined {
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}

/** `fetch` says only that it failed; why stands in its cause, with a code where there is one. */
function causeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error && error.cause !== undefined
    ? error.cause
    : error;
}
