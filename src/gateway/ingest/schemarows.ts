import { ztfTables } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import type { IRowToWrite } from '../store/rowwriter';
import { typeOf } from './cells';

const utf8 = new TextEncoder();

/** Key of the schema rows of the Fink versions that made an alert, e.g. `schema_4.0_8.15.0`. */
export function schemaKey(main: Row): string {
  const versions = [main['i:fink_broker_version'], main['i:fink_science_version']];
  return ['schema', ...versions.filter(each => typeof each === 'string' && each !== '')]
    .join('_')
    .slice(0, 200);
}

/** One schema row for each ZTF table: column to name of its type. They are the same whatever alerts are ingested. */
export function schemaRows(key: string): IRowToWrite[] {
  return Object.values(ztfTables)
    .filter(table => table.name !== 'statistics_class')
    .map(table => schemaRow(table.name, key, table.columns));
}

export function schemaRow(table: string, key: string, columns: Iterable<string>): IRowToWrite {
  const cells = new Map<string, Uint8Array>();
  for (const column of columns) {
    cells.set(column, utf8.encode(typeOf(column) ?? 'string'));
  }
  return { table, key, cells };
}
