import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type FastifyInstance } from 'fastify';

/** Let a server listen, on a port of its own. */
export async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

/** The head of an answer; its body is not read before somebody asks for it. */
export async function head(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {}
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers, agent: false }, resolve).on('error', reject).end();
  });
}

/** Wait until something holds, but not beyond jest's own time limit. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error('waited in vain');
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Wait until a number has not changed for so many looks at it. */
export async function settled(value: () => number, looks = 60): Promise<number> {
  let last = value();
  for (let same = 0; same < looks; same++) {
    await new Promise(resolve => setTimeout(resolve, 5));
    if (value() !== last) {
      last = value();
      same = 0;
    }
  }
  return last;
}

/** A promise and what fulfils it. */
export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
