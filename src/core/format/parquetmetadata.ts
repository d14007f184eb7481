import { type CellType } from '../survey/column';
import { type IAnswerTable } from './answertable';
import { type IFittedField } from './fitting';
import { votableWithoutData } from './votable';

/** Names of types in the header that astropy reads. */
const ASTROPY_TYPES: Readonly<Record<CellType, string>> = {
  double: 'float64',
  float: 'float32',
  integer: 'int32',
  long: 'int64',
  boolean: 'bool',
  string: 'string',
  binary: 'string'
};

/**
 * What is said about a Parquet file in its key-value metadata, three times for three kinds of readers:
 *
 * - `fink`: JSON for everybody: complete, reason, rows, and name, unit, description and UCD of each column;
 * - `IVOA.VOTable-Parquet.content`: a VOTable without data, as the IVOA convention has it (TOPCAT, STILTS, astropy);
 * - `table_meta_yaml` and `table::len::NAME`: units, descriptions and lengths of text for astropy's own Parquet reader. It
 *   fails on text that is missing where it has to find the length itself.
 */
export function parquetMetadata(
  table: IAnswerTable,
  fields: readonly IFittedField[]
): { key: string; value: string }[] {
  const { rows, complete, reason, title } = table;
  const columns = fields.map(({ name, type, unit, doc, ucd }) => ({
    name,
    type,
    unit,
    description: doc,
    ucd
  }));
  const header = {
    datatype: fields.map(({ name, type, unit, doc }) => ({
      name,
      ...(unit === undefined ? {} : { unit }),
      datatype: ASTROPY_TYPES[type],
      ...(doc === '' ? {} : { description: doc })
    })),
    meta: { complete, ...(reason === null ? {} : { reason }), ...(title === undefined ? {} : { title }) }
  };
  return [
    { key: 'fink', value: JSON.stringify({ title, complete, reason, rows: rows.length, columns }) },
    { key: 'IVOA.VOTable-Parquet.version', value: '1.0' },
    { key: 'IVOA.VOTable-Parquet.content', value: votableWithoutData(table, fields) },
    // JSON is YAML.
    { key: 'table_meta_yaml', value: JSON.stringify(header) },
    ...fields
      .filter(({ type }) => type === 'string' || type === 'binary')
      .map(({ name, longest }) => ({
        key: `table::len::${name}`,
        // That reader writes "None" for missing text.
        value: String(Math.max(longest, 'None'.length))
      }))
  ];
}
