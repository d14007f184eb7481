import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes calls on to a REST server, and none any more after a number of writes: as if the power had gone. */
export class CuttingProxy {
  /** Writes that are still passed on. */
  left = Infinity;
  private _server: Server | undefined;

  constructor(private readonly _rest: number) {}

  /** @returns the port. */
  async start(): Promise<number> {
    const server = createServer((incoming, answer) => {
      const writes = incoming.method !== 'GET';
      if (this.left <= 0) {
        incoming.socket.destroy();
        return;
      }
      this.left -= writes ? 1 : 0;
      const { method, url: path, headers } = incoming;
      const passed = request({ host: '127.0.0.1', port: this._rest, method, path, headers }, found => {
        answer.writeHead(found.statusCode ?? 502, found.headers);
        found.pipe(answer);
      });
      passed.on('error', () => answer.destroy());
      incoming.pipe(passed);
    });
    this._server = server;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    // A server on a port has an address of this kind.
    return (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this._server?.closeAllConnections();
    await new Promise(resolve => this._server?.close(resolve));
  }
}
