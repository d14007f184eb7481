import { Agent, request } from 'node:http';

/** A gateway asked over TCP, with connections that stay open. */
export class Asking {
  private readonly _agent: Agent;

  constructor(
    private readonly _address: string,
    connections: number
  ) {
    this._agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  }

  /**
   * One question. The answer is read, not understood.
   * @throws Error unless it is a whole answer.
   */
  ask(path: string): Promise<IAnswer> {
    const from = performance.now();
    return new Promise((done, fail) => {
      const call = request(`${this._address}${path}`, { agent: this._agent }, response => {
        const chunks: Buffer[] = [];
        let first: number | null = null;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (first === null && (chunks.length > 1 || chunk.includes('\n{"row"'))) {
            first = performance.now() - from;
          }
        });
        response.on('end', () => {
          const ms = performance.now() - from;
          const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
          const body = (): string => Buffer.concat(chunks).toString('utf8');
          if (response.statusCode !== 200 || response.headers['x-fink-complete'] === 'false') {
            fail(
              new Error(`no whole answer to ${path}: HTTP ${response.statusCode} ${body().slice(0, 500)}`)
            );
            return;
          }
          done({ ms, firstRow: first ?? ms, bytes, body });
        });
        response.on('error', fail);
      });
      call.on('error', fail);
      call.end();
    });
  }

  close(): void {
    this._agent.destroy();
  }
}

/** What one question took, in milliseconds since it was sent. */
export interface IAnswer {
  readonly ms: number;
  /** When the first row was there, for answers that are streams of frames. */
  readonly firstRow: number;
  readonly bytes: number;
  readonly body: () => string;
}

/** How often something can be done in a second by so many at once, each of which begins anew when it has ended. */
export async function rate(
  atOnce: number,
  seconds: number,
  work: (turn: number) => Promise<void>
): Promise<number> {
  const from = performance.now();
  const until = from + 1000 * seconds;
  let turn = 0;
  let done = 0;
  const one = async (): Promise<void> => {
    // Everybody ends at least one, however long it takes.
    do {
      await work(turn++);
      done += 1;
    } while (performance.now() < until);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return done / ((performance.now() - from) / 1000);
}
