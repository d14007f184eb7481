import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How an answer goes wrong. */
export type Spoilt =
  /** A whole answer with only so many of its rows: what HBase makes of a region that goes away. */
  | { readonly rows: number }
  /** A status with a trace of Java. */
  | { readonly status: number }
  /** The connection breaks in the middle of the body. */
  | 'reset'
  /** JSON that ends in the middle. */
  | 'garbled'
  /** The rows in the opposite order. */
  | 'disordered'
  /** Nothing comes. */
  | 'silent';

export interface IFakeRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, string>>;
}

export interface IFakeRest {
  readonly version?: '2.5.8' | '2.6.1';
  /** Rows by table, with its namespace. */
  readonly tables?: Readonly<Record<string, readonly IFakeRow[]>>;
  readonly families?: readonly string[];
  /** Decides for each answer with rows whether it is spoilt; `path` is decoded. */
  readonly spoil?: (path: string, rows: number) => Spoilt | undefined;
}

const TRACE =
  'org.apache.hadoop.hbase.DoNotRetryIOException: host-7.inner\n\tat java.lang.Thread.run(Thread.java:1)';
const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * A small REST server of HBase, with the manners of the real one that surprise: statuses that say little, keys that mean
 * something else, filters that are not heeded, a range of equal bounds that is a single key.
 */
export class FakeRest {
  /** Requests so far: method and path, as they came. */
  readonly asked: { readonly method: string; readonly path: string; readonly accept: string | undefined }[] =
    [];
  readonly port: number;
  connections = 0;

  private constructor(
    private readonly _server: Server,
    public given: IFakeRest
  ) {
    this.port = (_server.address() as AddressInfo).port;
    _server.on('connection', () => (this.connections += 1));
    _server.on('request', (request: IncomingMessage, response: ServerResponse) =>
      this._handle(request, response)
    );
  }

  static async open(given: IFakeRest): Promise<FakeRest> {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return new FakeRest(server, given);
  }

  async close(): Promise<void> {
    this._server.closeAllConnections();
    await new Promise(resolve => this._server.close(resolve));
  }

  private _handle({ method = '', url = '', headers }: IncomingMessage, response: ServerResponse): void {
    this.asked.push({ method, path: url, accept: headers.accept });
    const [path = '', query = ''] = url.split('?');
    const steps = path.split('/').slice(1).map(decodeURIComponent);
    const [table = '', what = '', columns = ''] = steps;
    const tables = this.given.tables ?? {};
    const fail = (status: number): void => {
      response.writeHead(status, { 'content-type': 'text/plain' }).end(TRACE);
    };
    const tell = (answer: unknown): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    };
    if (method !== 'GET') {
      fail(403);
    } else if (path === '/' || path === '/version/cluster') {
      const spoilt = this.given.spoil?.(path, 0);
      if (spoilt !== undefined) {
        this._spoil(spoilt, [], response);
      } else {
        tell(path === '/' ? { table: Object.keys(tables).map(name => ({ name })) } : { Version: '2.5.8' });
      }
    } else if (what === 'exists') {
      const spoilt = this.given.spoil?.(`/${steps.join('/')}`, 0);
      if (spoilt !== undefined) {
        this._spoil(spoilt, [], response);
      } else if (table in tables) {
        response.writeHead(200).end();
      } else {
        fail(404);
      }
    } else if (what === 'schema') {
      if (table in tables) {
        tell({ name: table, ColumnSchema: this._families.map(name => ({ name })) });
      } else {
        fail(404);
      }
    } else if (what === 'regions') {
      tell({
        name: table,
        Region: [
          { startKey: encoded('m'), endKey: '' },
          { startKey: '', endKey: encoded('m') }
        ]
      });
    } else if (what === 'multiget') {
      this._answer(
        `/${steps.join('/')}?${decodeURIComponent(query)}`,
        this._multiget(table, columns, query),
        response
      );
    } else {
      this._answer(`/${steps.join('/')}?${decodeURIComponent(query)}`, this._scan(table, query), response);
    }
  }

  private get _families(): readonly string[] {
    return this.given.families ?? ['i', 'd'];
  }

  private _answer(path: string, rows: readonly IFakeRow[] | number, response: ServerResponse): void {
    const spoilt = typeof rows === 'number' ? { status: rows } : this.given.spoil?.(path, rows.length);
    if (spoilt === undefined) {
      this._spoil({ rows: Infinity }, rows as readonly IFakeRow[], response);
    } else {
      this._spoil(spoilt, typeof rows === 'number' ? [] : rows, response);
    }
  }

  private _spoil(spoilt: Spoilt, rows: readonly IFakeRow[], response: ServerResponse): void {
    if (spoilt === 'silent') {
      return;
    }
    if (typeof spoilt === 'object' && 'status' in spoilt) {
      response.writeHead(spoilt.status, { 'content-type': 'text/plain' }).end(TRACE);
      return;
    }
    const most = typeof spoilt === 'object' ? spoilt.rows : undefined;
    const body = JSON.stringify({
      Row: (spoilt === 'disordered' ? [...rows].reverse() : rows).slice(0, most).map(({ key, cells }) => ({
        key: encoded(key),
        Cell: Object.entries(cells).map(([column, value]) => ({
          column: encoded(column),
          timestamp: 1,
          $: encoded(value)
        }))
      }))
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    if (spoilt === 'reset') {
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    } else {
      response.end(spoilt === 'garbled' ? body.slice(0, body.length / 2) : body);
    }
  }

  private _rows(table: string): readonly IFakeRow[] | undefined {
    const rows = this.given.tables?.[table];
    return rows === undefined ? undefined : [...rows].sort((a, b) => order(a.key, b.key));
  }

  /** Rows with the columns asked for; a row without any is left out. A number is a status. */
  private _project(rows: readonly IFakeRow[], columns: readonly string[]): readonly IFakeRow[] | number {
    if (columns.some(column => !this._families.includes(column.split(':')[0] ?? ''))) {
      return 500;
    }
    return columns.length === 0
      ? rows
      : rows
          .map(({ key, cells }) => ({
            key,
            cells: Object.fromEntries(Object.entries(cells).filter(([column]) => columns.includes(column)))
          }))
          .filter(({ cells }) => Object.keys(cells).length > 0);
  }

  private _scan(table: string, query: string): readonly IFakeRow[] | number {
    const asked = new URLSearchParams(query.replaceAll('+', '%2B'));
    const rows = this._rows(table);
    if (rows === undefined) {
      return 500;
    }
    const start = asked.get('startrow') ?? '';
    const stop = asked.get('endrow') ?? '';
    const reversed = asked.get('reversed') === 'true';
    const sign = reversed ? -1 : 1;
    const filter = Buffer.from(asked.get('filter_b64') ?? '', 'base64url').toString('latin1');
    if (filter.startsWith('RowFilter(=') && this.given.version === '2.6.1') {
      return [];
    }
    const inside = (reversed ? [...rows].reverse() : rows).filter(
      ({ key }) =>
        (start === '' || sign * order(key, start) >= 0) &&
        (stop === '' || sign * order(key, stop) < 0 || (start === stop && key === start))
    );
    const found = this._project(inside, asked.getAll('column'));
    return typeof found === 'number' ? found : found.slice(0, Number(asked.get('limit') ?? '1e9'));
  }

  private _multiget(table: string, columns: string, query: string): readonly IFakeRow[] | number {
    const rows = this._rows(table);
    const old = this.given.version !== '2.6.1';
    if (rows === undefined) {
      return old ? 404 : 500;
    }
    const found: IFakeRow[] = [];
    for (const spec of new URLSearchParams(query.replaceAll('+', '%2B')).getAll('row')) {
      let key = (spec.split('/')[0] ?? '').replaceAll('+', ' ');
      try {
        key = decodeURIComponent(key);
      } catch {
        return 400;
      }
      if (key.includes(',')) {
        // The cells of a range of rows, under the first key.
        found.push({ key: key.split(',')[0] ?? '', cells: rows[0]?.cells ?? {} });
      } else if (key.endsWith('*')) {
        found.push({ key: key.slice(0, -1), cells: rows[0]?.cells ?? {} });
      } else {
        found.push(...rows.filter(row => row.key === key));
      }
    }
    const projected = this._project(found, columns === '' ? [] : columns.split(','));
    return typeof projected === 'number' ? (old ? 404 : 500) : projected.length === 0 ? 404 : projected;
  }
}
