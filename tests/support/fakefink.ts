import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came. */
export interface IFakeRequest {
  /** What follows `/api/v1/`, else the whole path. */
  readonly route: string;
  /** Members of the JSON body. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
}

/** An answer as it is sent; `silent`: nothing comes. */
export type FakeAnswer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  | 'silent';

/** What a test makes of a request. */
export type Answering = (request: IFakeRequest) => FakeAnswer | Promise<FakeAnswer>;

/** A page as proxies send it when what is behind them fails. */
export const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx inner-host-7</body></html>';

/** An error as Fink sends it: a dict as Python prints it. */
export function pythonDict(text: string): string {
  return `{'status': 'error', 'text': ${text.includes("'") ? `"${text}"` : `'${text}'`}}`;
}

/** Records as Fink writes them: texts of JSON, so that long integers can be bare digits and numbers text. */
export function recordsText(...records: readonly Readonly<Record<string, string>>[]): string {
  const texts = records.map(
    record =>
      `{${Object.entries(record)
        .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
        .join(',')}}`
  );
  return `[${texts.join(',')}]`;
}

/** A small server of recorded-shape answers in place of the public Fink API. */
export class FakeFink {
  readonly asked: IFakeRequest[] = [];
  /** Requests that are being answered, and the most that were at a time. */
  inFlight = 0;
  mostInFlight = 0;
  /** Requests whose client left before it had an answer. */
  left = 0;
  readonly address: string;

  private constructor(
    private readonly _server: Server,
    public answering: Answering
  ) {
    this.address = `http://127.0.0.1:${(_server.address() as AddressInfo).port}`;
    _server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this._handle(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async open(answering: Answering): Promise<FakeFink> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return new FakeFink(server, answering);
  }

  /** Routes asked so far. */
  get routes(): string[] {
    return this.asked.map(({ route }) => route);
  }

  async close(): Promise<void> {
    this._server.closeAllConnections();
    await new Promise(resolve => this._server.close(resolve));
  }

  private async _handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part as Buffer);
    }
    const text = Buffer.concat(parts).toString('utf8');
    const asked = {
      route: (request.url ?? '').replace(/^\/api\/v1\//, ''),
      given: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      headers: request.headers
    };
    this.asked.push(asked);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    response.once('close', () => {
      this.inFlight -= 1;
      this.left += response.writableEnded ? 0 : 1;
    });
    const answer = await this.answering(asked);
    if (answer !== 'silent') {
      const { status = 200, headers = {}, body } = answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    }
  }
}
