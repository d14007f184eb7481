import { callOfTable } from './thriftadmin';
import type { ITrialServer } from './server';

const base64 = (value: string): string => Buffer.from(value).toString('base64');
const JSON_TYPE = { accept: 'application/json', 'content-type': 'application/json' };
const ROWS_AT_A_TIME = 500;

/** A row to write: its key, and texts by column (`i:n`); its families are `i` and `d`. */
export interface ITrialRow {
  readonly table: string;
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Tables of a namespace of its own on a trial server, written by REST. Made with the first row that is put into them. */
export class TrialTables {
  readonly namespace = `t${Math.random().toString(36).slice(2, 10)}`;
  private readonly _tables = new Set<string>();

  constructor(private readonly _server: ITrialServer) {}

  async put(rows: readonly ITrialRow[]): Promise<void> {
    for (const table of new Set(rows.map(row => row.table))) {
      await this._create(table);
      const own = rows.filter(row => row.table === table);
      for (let from = 0; from < own.length; from += ROWS_AT_A_TIME) {
        const Row = own.slice(from, from + ROWS_AT_A_TIME).map(({ key, cells }) => ({
          key: base64(key),
          Cell: Object.entries(cells).map(([column, value]) => ({ column: base64(column), $: base64(value) }))
        }));
        await this._send('PUT', `/${this.namespace}:${table}/rows`, { Row });
      }
    }
  }

  disable(table: string): Promise<void> {
    return callOfTable(this._server.thrift2, 'disableTable', this.namespace, table);
  }

  enable(table: string): Promise<void> {
    return callOfTable(this._server.thrift2, 'enableTable', this.namespace, table);
  }

  /** Drops the tables and the namespace. */
  async drop(): Promise<void> {
    for (const table of this._tables) {
      await this._send('DELETE', `/${this.namespace}:${table}/schema`);
    }
    await this._send('DELETE', `/namespaces/${this.namespace}`);
  }

  private async _create(table: string): Promise<void> {
    if (this._tables.has(table)) {
      return;
    }
    if (this._tables.size === 0) {
      await this._send('POST', `/namespaces/${this.namespace}`);
    }
    const name = `${this.namespace}:${table}`;
    await this._send('PUT', `/${name}/schema`, { name, ColumnSchema: [{ name: 'i' }, { name: 'd' }] });
    this._tables.add(table);
  }

  private async _send(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this._server.rest}${path}`, {
      method,
      headers: JSON_TYPE,
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
    const said = await answer.text();
    if (!answer.ok) {
      throw new Error(`failed: ${method} ${path}: ${answer.status} ${said.slice(0, 300)}`);
    }
  }
}
