import type { BasicType, ColumnSource } from 'hyparquet-writer';
import { type CellType } from '../survey/column';
import { type Row } from '../value';
import { type IAnswerTable, type IField } from './answertable';
import { fitted, longOf } from './fitting';
import { present, type Present } from './missing';
import { parquetMetadata } from './parquetmetadata';

/** Rows of a row group: few enough that others have their turn between two of them. */
const ROWS = 1000;

const TYPES: Readonly<Record<CellType, BasicType>> = {
  double: 'DOUBLE',
  float: 'FLOAT',
  integer: 'INT32',
  long: 'INT64',
  boolean: 'BOOLEAN',
  string: 'STRING',
  binary: 'STRING'
};

/**
 * A Parquet file in pieces, a row group each. Every column may be null; 64-bit integers are INT64. Units, meanings and whether
 * the answer is whole stand in the metadata of the file, see `parquetMetadata`. Pages are compressed (Snappy).
 */
export async function* parquet(table: IAnswerTable): AsyncGenerator<Uint8Array, void, undefined> {
  // Loaded by those who want it: nobody else waits for it.
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const fields = yield* fitted(table.fields, table.rows, new Uint8Array());
  const bytes = new ByteWriter();
  const taken = (): Uint8Array => {
    const piece = bytes.getBytes().slice();
    bytes.index = 0;
    return piece;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: fields.map(field => source(field, [])) }),
    kvMetadata: parquetMetadata(table, fields)
  });
  for (let at = 0; at < table.rows.length; at += ROWS) {
    const rows = table.rows.slice(at, at + ROWS);
    await writer.write({ columnData: fields.map(field => source(field, rows)), rowGroupSize: ROWS });
    yield taken();
  }
  await writer.finish();
  yield taken();
}

function source({ name, type }: IField, rows: readonly Row[]): ColumnSource {
  const data = rows.map(row => {
    const value = present(row[name]);
    return value === null ? null : stored(type, value);
  });
  return { name, type: TYPES[type], nullable: true, data };
}

function stored(type: CellType, value: Present): Present | null {
  switch (type) {
    case 'long':
      return longOf(value);
    case 'double':
      return Number(value);
    case 'string':
    case 'binary':
      return String(value);
    default:
      return value;
  }
}
