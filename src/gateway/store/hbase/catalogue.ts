import type { CellType } from '../../../core/survey/column';
import type { IRegion, IStoredRow } from '../rowstore';
import { StoreFault } from '../storefault';
import type { IHBaseOptions } from './options';
import { Remembered } from './remembered';

/** How a driver finds out what there is. Tables are named without the namespace; each call is made on nobody's account. */
export interface ICatalogueCalls {
  /** Names of the tables that exist in the namespace; others may be among them. */
  tables(): Promise<readonly string[]>;
  /** All schema rows of a table (`SCHEMA_ROWS`), oldest first. */
  schemaRows(table: string): Promise<readonly IStoredRow[]>;
  regions(table: string): Promise<readonly IRegion[]>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TYPES: ReadonlySet<string> = new Set<CellType>([
  'string',
  'double',
  'float',
  'integer',
  'long',
  'boolean',
  'binary'
]);

/** What is known of the tables of a source: which exist, the types of their columns, their regions. */
export class Catalogue {
  private readonly _allowed: ReadonlySet<string>;
  private readonly _tables: Remembered<readonly string[]>;
  private readonly _schemas = new Map<string, Remembered<ReadonlyMap<string, CellType>>>();
  private readonly _regions = new Map<string, Remembered<readonly IRegion[]>>();

  constructor(
    private readonly _calls: ICatalogueCalls,
    private readonly _options: Pick<IHBaseOptions, 'name' | 'allowed'>,
    private readonly _now: () => number = Date.now
  ) {
    this._allowed = new Set(_options.allowed);
    this._tables = new Remembered<readonly string[]>(
      async () => (await _calls.tables()).filter(table => this._allowed.has(table)),
      // A source that is being filled gets its tables one after the other.
      tables => (tables.length === this._allowed.size ? 5 * MINUTE : 30 * SECOND),
      _now
    );
  }

  /** Tables that may be read and exist. */
  tables(): Promise<readonly string[]> {
    return this._tables.get();
  }

  /** Throws a StoreFault for a table that may not be read; nothing is asked of the server. */
  check(table: string): void {
    if (!this._allowed.has(table)) {
      throw new StoreFault(
        'missing-table',
        this._options.name,
        `unknown table: ${table}: the source ${this._options.name} is not configured to read it; ` +
          'the operator can add it to the tables of this source'
      );
    }
  }

  /** Type of each column that the schema rows name; the last row that names a column counts. */
  schema(table: string): Promise<ReadonlyMap<string, CellType>> {
    this.check(table);
    return of(this._schemas, table, () => {
      const ask = async (): Promise<ReadonlyMap<string, CellType>> =>
        typesOf(await this._calls.schemaRows(table));
      // A table without a schema row is one that is just being made.
      return new Remembered(ask, types => (types.size > 0 ? 60 * MINUTE : 10 * SECOND), this._now);
    }).get();
  }

  /** Regions in the order of their keys. */
  regions(table: string): Promise<readonly IRegion[]> {
    this.check(table);
    return of(
      this._regions,
      table,
      () =>
        new Remembered(
          () => this._calls.regions(table),
          () => 5 * MINUTE,
          this._now
        )
    ).get();
  }
}

function of<T>(known: Map<string, T>, table: string, make: () => T): T {
  const value = known.get(table) ?? make();
  known.set(table, value);
  return value;
}

function typesOf(rows: readonly IStoredRow[]): ReadonlyMap<string, CellType> {
  const types = new Map<string, CellType>();
  for (const row of rows) {
    for (const [column, cell] of row.cells) {
      const name = Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('utf8');
      if (TYPES.has(name)) {
        // Checked against the list of types on the line above.
        types.set(column, name as CellType);
      }
    }
  }
  return types;
}
