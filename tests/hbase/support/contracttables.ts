import { FrameProtocol, FrameWriter } from '../../../src/gateway/store/hbase/thrift2/frame';
import { Connection } from '../../../src/gateway/store/hbase/thrift2/connection';
import { openReply, regionBounds } from '../../../src/gateway/store/hbase/thrift2/reply';
import { REQUESTS } from '../../../src/gateway/store/hbase/thrift2/request';
import type { IRowToWrite } from '../../../src/gateway/store/rowwriter';
import type { ITrialServer } from './server';
import { callOfTable } from './thriftadmin';

const FAMILIES = ['i', 'd', 'b'];
const JSON_TYPE = { accept: 'application/json', 'content-type': 'application/json' };
const TEXT = 11;
const STRUCT = 12;
const LIST = 15;
const CALL = 1;
const CALL_MS = 60_000;
/** A server takes frames of up to 2 MB. */
const ROWS_AT_A_TIME = 400;
/** A table whose regions are written to disk, and split, when they have some hundred kilobytes: more than is put at first. */
const GROWS_SOON = {
  'hbase.table.sanity.checks': 'false',
  MEMSTORE_FLUSHSIZE: '262144',
  MAX_FILESIZE: '210000',
  SPLIT_POLICY: 'org.apache.hadoop.hbase.regionserver.ConstantSizeRegionSplitPolicy'
};
const MOST_ROUNDS = 40;

/**
 * Tables of a namespace of its own on a trial server, with cells of any bytes: what the contract of row stores is tried on.
 * Tables come into being with the first row that is put into them.
 */
export class ContractTables {
  readonly namespace = `c${Math.random().toString(36).slice(2, 10)}`;
  /** Rows by table, to be written again where a table is to grow. */
  private readonly _rows = new Map<string, IRowToWrite[]>();
  private _begun = false;

  constructor(private readonly _server: ITrialServer) {}

  /** Writes rows by `putMultiple` of Thrift2. */
  async put(rows: readonly IRowToWrite[]): Promise<void> {
    const connection = await Connection.open({ host: '127.0.0.1', port: this._server.thrift2 }, CALL_MS);
    try {
      for (const table of new Set(rows.map(row => row.table))) {
        const own = rows.filter(row => row.table === table);
        await this._create(table);
        for (let from = 0; from < own.length; from += ROWS_AT_A_TIME) {
          const part = own.slice(from, from + ROWS_AT_A_TIME);
          const answer = await connection.call(putMultiple(`${this.namespace}:${table}`, part), CALL_MS);
          expectNothing(answer);
        }
        this._rows.set(table, own);
      }
    } finally {
      connection.close();
    }
  }

  /**
   * Lets a table grow until the server splits one of its regions: the same rows are written again and again, which changes
   * nothing for a reader.
   */
  async split(table: string): Promise<void> {
    const rows = this._rows.get(table) ?? [];
    const before = await this._regions(table);
    for (let i = 0; i < MOST_ROUNDS; i++) {
      await this.put(rows);
      if ((await this._regions(table)) > before) {
        return;
      }
    }
    if (before === 1) {
      throw new Error(`failed: no region of ${table} was split`);
    }
    // It was split as soon as it was filled, and a server does not split it again so soon.
  }

  /** Drops the tables and the namespace. */
  async drop(): Promise<void> {
    for (const table of this._rows.keys()) {
      await callOfTable(this._server.thrift2, 'disableTable', this.namespace, table);
      await callOfTable(this._server.thrift2, 'deleteTable', this.namespace, table);
    }
    if (this._begun) {
      await this._send('DELETE', `/namespaces/${this.namespace}`);
    }
  }

  private async _regions(table: string): Promise<number> {
    const connection = await Connection.open({ host: '127.0.0.1', port: this._server.thrift2 }, CALL_MS);
    try {
      const name = Buffer.from(`${this.namespace}:${table}`);
      return regionBounds(await connection.call(REQUESTS.getAllRegionLocations(name), CALL_MS)).length;
    } finally {
      connection.close();
    }
  }

  private async _create(table: string): Promise<void> {
    if (this._rows.has(table)) {
      return;
    }
    if (!this._begun) {
      await this._send('POST', `/namespaces/${this.namespace}`);
      this._begun = true;
    }
    const name = `${this.namespace}:${table}`;
    await this._send('PUT', `/${name}/schema`, {
      name,
      ...GROWS_SOON,
      ColumnSchema: FAMILIES.map(family => ({ name: family, BLOCKSIZE: '4096' }))
    });
    this._rows.set(table, []);
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

/** The call, written out: the code that is generated for the drivers knows reading calls only. */
function putMultiple(table: string, rows: readonly IRowToWrite[]): Buffer {
  const writer = new FrameWriter();
  const to = new FrameProtocol(writer);
  const field = (kind: number, id: number): void => to.writeFieldBegin('', kind, id);
  const text = (id: number, value: Buffer): void => {
    field(TEXT, id);
    to.writeBinary(value);
  };
  to.writeMessageBegin('putMultiple', CALL, 1);
  text(1, Buffer.from(table));
  field(LIST, 2);
  to.writeListBegin(STRUCT, rows.length);
  for (const row of rows) {
    text(1, Buffer.from(row.key));
    field(LIST, 2);
    to.writeListBegin(STRUCT, row.cells.size);
    for (const [column, cell] of row.cells) {
      const [family = '', ...qualifier] = column.split(':');
      text(1, Buffer.from(family));
      text(2, Buffer.from(qualifier.join(':')));
      text(3, Buffer.from(cell));
      to.writeFieldStop();
    }
    to.writeFieldStop();
  }
  to.writeFieldStop();
  to.writeMessageEnd();
  writer.flush();
  return writer.frame ?? Buffer.alloc(0);
}

function expectNothing(answer: Buffer): void {
  try {
    openReply(answer, 'putMultiple');
  } catch (error) {
    // A call that returns nothing is answered by nothing.
    if (!(error instanceof Error && error.message === 'the answer is empty')) {
      throw error;
    }
  }
}
