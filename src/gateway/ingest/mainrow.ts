import { ztfColumns } from '../../core/survey/ztf';
import { tableNamed } from './tablenamed';
import type { Row, Value } from '../../core/value';
import type { IAlert } from './alert';
import { coerce } from './coerce';
import { featuresText, GROUPS } from './groups';

/** Where the value of one column of the main table stands in an alert. */
type Source = (alert: IAlert) => Value;

/** Names that stand at the top level of an alert although their family is `i`. */
const ROOT_NAMES: ReadonlySet<string> = new Set([
  'fink_broker_version',
  'fink_science_version',
  'publisher',
  'schemavsn'
]);

const SOURCES: readonly (readonly [string, Source])[] = tableNamed('ztf').columns.map(column => [
  column,
  sourceOf(column)
]);

function sourceOf(column: string): Source {
  const name = column.slice(2);
  if (column === 'i:objectId') {
    return alert => alert.objectId;
  }
  if (column === 'i:candid') {
    return alert => alert.candid;
  }
  if (column.startsWith('i:')) {
    return ROOT_NAMES.has(name) ? alert => alert.root[name] ?? null : alert => alert.candidate[name] ?? null;
  }
  const group = GROUPS.find(each => name === each || name.startsWith(`${each}_`));
  if (group === name) {
    return alert => (alert.groups[name] ? featuresText(alert.groups[name]) : (alert.root[name] ?? null));
  }
  if (group) {
    const type = ztfColumns.get(column)?.type ?? 'string';
    const member = name.slice(group.length + 1);
    return alert => coerce(type, alert.groups[group]?.[member], name);
  }
  return alert => alert.root[name] ?? null;
}

/**
 * Row of the main table `ztf` of one alert. Values that the alert does not have are absent: no cell is written for them.
 */
export function mainRow(alert: IAlert): Row {
  const row: Row = {};
  for (const [column, source] of SOURCES) {
    const value = source(alert);
    if (value !== null) {
      row[column] = value;
    }
  }
  return row;
}
