import { Agent, request } from 'node:http';

const PROTOBUF = 'application/x-protobuf';

/** The few writing calls of HBase's REST server that a benchmark needs to fill it. */
export class RestWriter {
  private readonly _agent = new Agent({ keepAlive: true, maxSockets: 8, noDelay: true });

  constructor(private readonly _port: number) {}

  /** Makes a namespace, unless it is there. */
  async makeNamespace(name: string): Promise<void> {
    const url = `http://127.0.0.1:${this._port}/namespaces/${encodeURIComponent(name)}`;
    const there = await fetch(url, { headers: { accept: 'application/json' } });
    await there.arrayBuffer();
    if (there.ok) {
      return;
    }
    await this._call(
      'POST',
      `/namespaces/${encodeURIComponent(name)}`,
      'application/json',
      Buffer.from('{}')
    );
  }

  /** Makes a table without a write-ahead log: what is lost in a crash is loaded again. */
  async makeTable(name: string, families: readonly string[]): Promise<void> {
    const schema = { name, DURABILITY: 'SKIP_WAL', ColumnSchema: families.map(family => ({ name: family })) };
    await this._call(
      'PUT',
      `/${encodeURIComponent(name)}/schema`,
      'application/json',
      Buffer.from(JSON.stringify(schema))
    );
  }

  /** Puts the rows of a `CellSet` message; the key in the path is not looked at. */
  async put(table: string, rows: Buffer): Promise<void> {
    await this._call('PUT', `/${encodeURIComponent(table)}/any`, PROTOBUF, rows);
  }

  close(): void {
    this._agent.destroy();
  }

  private _call(method: string, path: string, type: string, body: Buffer): Promise<void> {
    return new Promise((done, fail) => {
      const headers = { 'content-type': type, 'content-length': body.length, accept: 'application/json' };
      const options = { host: '127.0.0.1', port: this._port, method, path, headers, agent: this._agent };
      const call = request(options, response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) {
            done();
          } else {
            const said = Buffer.concat(chunks).toString('utf8', 0, 500);
            fail(new Error(`HBase did not take ${method} ${path}: HTTP ${status} ${said}`));
          }
        });
        response.on('error', fail);
      });
      call.on('error', fail);
      call.end(body);
    });
  }
}
