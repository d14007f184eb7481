import type { Data, DataType, RecordBatch } from 'apache-arrow';
import { type CellType } from '../survey/column';
import { type Row, type Value } from '../value';
import { type IField } from './answertable';
import { fits, fittedAtOnce, longOf } from './fitting';
import { present, type Present } from './missing';

/** Writes an Arrow IPC stream piece by piece. */
export interface IArrowWriter {
  /**
   * Bytes of a record batch; those of the schema before the first one. The first rows decide the types where they do not fit
   * what is known of the columns.
   * @throws RangeError for a later value that its column cannot hold: nothing is changed to make it fit.
   */
  batch(rows: readonly Row[]): Uint8Array;
  /** Bytes of a last, empty batch that carries what is to be said at the end, and of the mark of the end. */
  end(metadata: Readonly<Record<string, string>>): Uint8Array;
}

/**
 * Start an Arrow IPC stream. Text is plain Utf8, no dictionary; 64-bit integers are Int64; every column may be null.
 * Unit, meaning (`description`) and UCD of a column are metadata of its field.
 * @param metadata - of the schema: known before the first row.
 */
export async function arrowWriter(
  declared: readonly IField[],
  metadata: Readonly<Record<string, string>> = {}
): Promise<IArrowWriter> {
  // Loaded by those who want it: nobody else waits for it.
  const arrow = await import('apache-arrow');
  const types: Readonly<Record<CellType, () => DataType>> = {
    double: () => new arrow.Float64(),
    float: () => new arrow.Float32(),
    integer: () => new arrow.Int32(),
    long: () => new arrow.Int64(),
    boolean: () => new arrow.Bool(),
    string: () => new arrow.Utf8(),
    binary: () => new arrow.Utf8()
  };

  /** Keeps the bytes until they are taken, instead of a queue that nobody bounds. */
  class Pieces extends arrow.RecordBatchStreamWriter {
    private _pieces: Uint8Array[] = [];

    take(): Uint8Array {
      const whole = joined(this._pieces);
      this._pieces = [];
      return whole;
    }

    protected override _write(chunk: unknown): this {
      if (this._started && ArrayBuffer.isView(chunk)) {
        this._pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
        this._position += chunk.byteLength;
      }
      return this;
    }
  }

  const writer = new Pieces();
  let fields: readonly IField[] | undefined;
  let schema = new arrow.Schema();

  const record = (rows: readonly Row[], about?: Readonly<Record<string, string>>): RecordBatch => {
    if (fields === undefined) {
      fields = fittedAtOnce(declared, rows);
      const all = fields.map(
        field => new arrow.Field(field.name, types[field.type](), true, new Map(aboutField(field)))
      );
      schema = new arrow.Schema(all, new Map(Object.entries(metadata)));
    }
    const children = fields.map(field => column(field, rows));
    const struct = arrow.makeData({
      type: new arrow.Struct(schema.fields),
      length: rows.length,
      nullCount: 0,
      children
    });
    return new arrow.RecordBatch(schema, struct, new Map(Object.entries(about ?? {})));
  };

  const column = (field: IField, rows: readonly Row[]): Data => {
    const builder = arrow.makeBuilder<DataType>({ type: types[field.type](), nullValues: [null] });
    for (const row of rows) {
      builder.append(stored(field, row[field.name]));
    }
    return builder.finish().flush() as Data<DataType>;
  };

  return {
    batch: rows => {
      writer.write(record(rows));
      return writer.take();
    },
    end: about => {
      writer.write(record([], about));
      writer.finish();
      return writer.take();
    }
  };
}

function aboutField({ unit, doc, ucd }: IField): [string, string][] {
  return Object.entries({ unit, description: doc, ucd }).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[key, value]]
  );
}

function stored({ name, type }: IField, cell: Value | undefined): Present | null {
  const value = present(cell);
  if (value === null) {
    return null;
  }
  if (!fits(type, value)) {
    throw new RangeError(`invalid value of ${name}: ${String(value).slice(0, 60)} does not fit a ${type}`);
  }
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

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
