import { type IField } from '../../core/format/answertable';
import { type CellType } from '../../core/survey/column';
import { ztfColumns } from '../../core/survey/ztf';
import { ztfUcds } from '../../core/survey/ztf/ucds';
import { type Row, type Value } from '../../core/value';
import { type ColumnInfo } from '../../wire/frames';

/**
 * What is known of columns. The type of a column that nobody describes is that of its first value.
 * @param rows - where to look for that value; without it such a column is text.
 * @param described - columns that are described elsewhere than among those of the survey.
 */
export function fieldsOf(
  names: readonly string[],
  rows: readonly Row[] = [],
  described: readonly IField[] = []
): IField[] {
  const more = new Map(described.map(field => [field.name, field]));
  return names.map(name => {
    const known = more.get(name) ?? ztfColumns.get(name);
    const ucd = more.has(name) ? undefined : ztfUcds[name];
    return known === undefined
      ? { name, type: typeOf(rows.find(row => (row[name] ?? null) !== null)?.[name]), doc: '' }
      : { ...known, ...(ucd === undefined ? {} : { ucd }) };
  });
}

/** The same in the words of the wire. */
export function columnInfos(fields: readonly IField[]): ColumnInfo[] {
  return fields.map(({ name, type, unit, doc }) => ({
    name,
    type,
    ...(unit === undefined ? {} : { unit }),
    doc
  }));
}

function typeOf(value: Value | undefined): CellType {
  switch (typeof value) {
    case 'number':
      return (value | 0) === value ? 'integer' : 'double';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'boolean';
    default:
      return 'string';
  }
}
