import { printQuery, type IConeQuery, type IObjectQuery, type Query } from '../../core/query';
import type { IProvenance } from '../../core/figure/provenance';
import type { Row } from '../../core/value';
import type { IFinkConnection } from '../connection/tokens';

/** Rows of some objects and where they came from. */
export interface IObjectRows {
  readonly rows: readonly Row[];
  readonly provenance: IProvenance;
}

/** Columns of which light curves and maps are made. */
const COLUMNS = [
  ...['i:objectId', 'i:candid', 'i:jd', 'i:fid', 'i:magpsf', 'i:sigmapsf', 'i:diffmaglim', 'i:isdiffpos'],
  ...['i:ra', 'i:dec', 'v:classification', 'd:tag']
];

const CONE_COLUMNS = ['i:objectId', 'i:jd', 'i:magpsf', 'i:ra', 'i:dec', 'd:classification'];

/** Columns of which a map of objects is made. */
const PLACE_COLUMNS = ['i:objectId', 'i:jd', 'i:magpsf', 'i:ra', 'i:dec', 'v:classification'];

/** Objects asked for at once: a longer list would not fit into an address. */
const BATCH = 100;

/** The query whose answer an output of these objects is made of. */
export function objectQuery(ids: readonly string[]): IObjectQuery {
  return { kind: 'object', survey: 'ztf', ids, withUpperLimits: true };
}

/** Reads light curves through the gateway, with their provenance. */
export class LightCurveReader {
  constructor(connection: IFinkConnection, now: () => Date = () => new Date()) {
    this._connection = connection;
    this._now = now;
  }

  /** Name of the source that is asked now; undefined for the default one. */
  get source(): string | undefined {
    return this._connection.source ?? undefined;
  }

  /** All measurements of some objects. Throws what the client throws. */
  read(ids: readonly string[], source?: string): Promise<IObjectRows> {
    return this._readObjects(objectQuery(ids), COLUMNS, source);
  }

  /** Where some objects are, and what they are: their alerts with the columns of a map. Throws what the client throws. */
  readPlaces(ids: readonly string[], source?: string): Promise<IObjectRows> {
    return this._readObjects({ kind: 'object', survey: 'ztf', ids }, PLACE_COLUMNS, source);
  }

  /** The objects of a cone. Throws what the client throws. */
  readCone(query: IConeQuery, source?: string): Promise<IObjectRows> {
    return this._read(query, CONE_COLUMNS, null, source);
  }

  /** Provenance of rows that were read by a query. `source`: name of the one that was asked, if not the default one. */
  async provenance(
    query: string,
    objects: readonly string[],
    rows: number,
    complete: boolean,
    retrieved: string,
    source?: string
  ): Promise<IProvenance> {
    const [generator, asked] = await Promise.all([this._generator(), source ?? this._defaultSource()]);
    return { generator, query, source: asked, retrieved, objects: [...objects], rows, complete };
  }

  /** Read objects one batch after the other; what is read is one answer, complete if each batch is. */
  private async _readObjects(
    query: IObjectQuery,
    columns: readonly string[],
    source: string | undefined
  ): Promise<IObjectRows> {
    const { ids } = query;
    const batches: IObjectRows[] = [];
    for (let from = 0; from === 0 || from < ids.length; from += BATCH) {
      const part = ids.slice(from, from + BATCH);
      batches.push(await this._read({ ...query, ids: part }, columns, part, source));
    }
    const [first] = batches;
    const rows = batches.flatMap(batch => batch.rows);
    const complete = batches.every(batch => batch.provenance.complete);
    const retrieved = first?.provenance.retrieved ?? this._now().toISOString();
    return {
      rows,
      provenance: await this.provenance(printQuery(query), ids, rows.length, complete, retrieved, source)
    };
  }

  private async _read(
    query: Query,
    columns: readonly string[],
    ids: readonly string[] | null,
    source: string | undefined
  ): Promise<IObjectRows> {
    const retrieved = this._now().toISOString();
    const client = await this._connection.client();
    const { rows, end } = await client.searchAll(printQuery({ ...query, columns }), { source });
    if (end.error !== null) {
      throw Object.assign(new Error(end.error.message), { error: end.error, status: 0 });
    }
    const found = ids ?? rows.map(row => row['i:objectId']).filter(id => typeof id === 'string');
    const text = printQuery(query);
    return {
      rows,
      provenance: await this.provenance(text, found, rows.length, end.complete, retrieved, source)
    };
  }

  private async _generator(): Promise<string> {
    try {
      this._version ??= (await (await this._connection.client()).version()).version;
      return `jupyterlab-fink ${this._version}`;
    } catch {
      // The version is worth a note, not a failure.
      return 'jupyterlab-fink';
    }
  }

  /** Name of the source that is asked when none is named. */
  private async _defaultSource(): Promise<string> {
    if (this._connection.health === null) {
      await this._connection.refresh();
    }
    const { health, sources } = this._connection;
    return sources.find(source => source.default)?.name ?? health?.source ?? 'unknown';
  }

  private _connection: IFinkConnection;
  private _now: () => Date;
  private _version: string | undefined;
}
