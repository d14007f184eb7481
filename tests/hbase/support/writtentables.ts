import type { IHBaseWriterOptions } from '../../../src/gateway/store/hbase/write';
import { openHBaseThrift2 } from '../../../src/gateway/store/hbase/thrift2';
import type { ITrialServer } from './server';

/** Above every key that is text. */
const ALL = { start: '!', stop: '\u{10FFFF}' };
const HIDDEN: [start: string, stop: string] = ['schema', 'schemb'];

/** The tables of a namespace of its own, which a writer makes and fills. */
export class WrittenTables {
  readonly namespace = `w${Math.random().toString(36).slice(2, 10)}`;

  constructor(private readonly _server: ITrialServer) {}

  options(more: Partial<IHBaseWriterOptions> = {}): IHBaseWriterOptions {
    return {
      host: '127.0.0.1',
      port: this._server.rest,
      thrift2: this._server.thrift2,
      namespace: this.namespace,
      compression: 'NONE',
      regions: 1,
      parallel: 4,
      callMs: 60_000,
      ...more
    };
  }

  /** Names of the tables, without the namespace. */
  async names(): Promise<string[]> {
    const { table = [] } = (await this._json('GET', `/namespaces/${this.namespace}/tables`)) as {
      table?: { name: string }[];
    };
    return table.map(({ name }) => name).sort();
  }

  /** Every cell as one line: table, key, column, value; without the writer's own notes. Read by the driver that gateways use. */
  async dump(): Promise<string[]> {
    const names = (await this.names()).filter(name => name !== 'fink.marks');
    const store = openHBaseThrift2({
      name: 'written',
      host: '127.0.0.1',
      port: this._server.thrift2,
      namespace: this.namespace,
      allowed: names,
      parallel: 4,
      callMs: 60_000,
      retries: 2
    });
    const snapshot = store.snapshot();
    const lines: string[] = [];
    try {
      for (const table of names) {
        for await (const rows of snapshot.scan({ table, ranges: [ALL] })) {
          for (const { key, cells } of rows) {
            for (const [column, cell] of cells) {
              lines.push(JSON.stringify([table, key, column, Buffer.from(cell).toString('base64')]));
            }
          }
        }
        // Drivers hide the rows that name types; they are read as they stand.
        lines.push(...(await this.cells(table, HIDDEN)).map(([line]) => line));
      }
    } finally {
      snapshot.close();
      await store.close();
    }
    return lines.sort();
  }

  /** Cells of the rows of a range as lines, with the time each was written with. */
  async cells(
    table: string,
    [start = '', stop = '~']: readonly string[] = []
  ): Promise<[line: string, timestamp: number][]> {
    const path = `/${this.namespace}:${table}/*?startrow=${start}&endrow=${stop}`;
    const { Row: rows } = (await this._json('GET', path)) as {
      Row: { key: string; Cell: { column: string; timestamp: number; $: string }[] }[];
    };
    const text = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
    return rows.flatMap(({ key, Cell: cells }) =>
      cells.map(({ column, timestamp, $: value }): [string, number] => [
        JSON.stringify([table, text(key), text(column), value]),
        timestamp
      ])
    );
  }

  /** Start keys of the regions of a table. */
  async regionStarts(table: string): Promise<string[]> {
    const { Region: regions } = (await this._json('GET', `/${this.namespace}:${table}/regions`)) as {
      Region: { startKey: string }[];
    };
    return regions.map(({ startKey }) => Buffer.from(startKey, 'base64').toString('utf8')).sort();
  }

  async drop(): Promise<void> {
    for (const name of await this.names()) {
      await this._json('DELETE', `/${this.namespace}:${name}/schema`);
    }
    await this._json('DELETE', `/namespaces/${this.namespace}`);
  }

  private async _json(method: string, path: string): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this._server.rest}${path}`, {
      method,
      headers: { accept: 'application/json' }
    });
    const body = await answer.text();
    if (!answer.ok) {
      throw new Error(`failed: ${method} ${path}: ${answer.status} ${body.slice(0, 300)}`);
    }
    return body === '' ? undefined : (JSON.parse(body) as unknown);
  }
}
