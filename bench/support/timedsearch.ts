import { type Agent, request } from 'node:http';
import { frame, type EndFrame } from '../../src/wire/frames';

/** What one search took, in milliseconds since it was sent, and how much came. */
export interface ITimedSearch {
  /** Null when there was no row. */
  readonly firstRow: number | null;
  readonly end: number;
  readonly rowsRead: number;
  readonly rowsSent: number;
  readonly bytes: number;
  /** The answer as it came: one frame a line. */
  readonly body: string;
}

/**
 * One search over a Unix socket, timed where its bytes arrive. Frames are understood after the clock has stopped.
 * @throws Error when the answer is an error or not complete.
 */
export async function timedSearch(socketPath: string, agent: Agent, query: string): Promise<ITimedSearch> {
  const path = `/api/v1/search?${new URLSearchParams({ query }).toString()}`;
  const chunks: Buffer[] = [];
  let firstRow: number | null = null;
  const sent = performance.now();
  const status = await new Promise<number>((done, fail) => {
    request({ socketPath, path, agent }, response => {
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (firstRow === null && Buffer.concat(chunks).includes('\n{"row"')) {
          firstRow = performance.now() - sent;
        }
      });
      response.on('end', () => done(response.statusCode ?? 0));
      response.on('error', fail);
    })
      .on('error', fail)
      .end();
  });
  const end = performance.now() - sent;
  const whole = Buffer.concat(chunks);
  const body = whole.toString('utf8');
  const last = status === 200 ? trailer(body) : undefined;
  if (last?.complete !== true) {
    throw new Error(`no whole answer to ${query}: HTTP ${status}, ${body.slice(-500)}`);
  }
  return { firstRow, end, rowsRead: last.rowsRead, rowsSent: last.rows, bytes: whole.length, body };
}

function trailer(body: string): EndFrame['end'] | undefined {
  const last = frame.parse(JSON.parse(body.trimEnd().split('\n').at(-1) ?? ''));
  return 'end' in last ? last.end : undefined;
}
