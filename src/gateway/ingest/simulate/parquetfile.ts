import { closeSync, openSync, writeSync } from 'node:fs';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import {
  isGroup,
  type AlertFormat,
  type IGroup,
  type ILeaf,
  type ISimulatedAlert
} from '../../../core/simulate';
import type { INightFile } from './nightfile';

/** A Parquet file (snappy) with one row group for each call of `add`. */
export function parquetFile(path: string, format: AlertFormat): INightFile {
  const file = openSync(path, 'w');
  const flush = (): void => {
    writeAll(file, new Uint8Array(bytes.buffer, 0, bytes.index));
    bytes.index = 0;
  };
  const bytes: ByteWriter = Object.assign(new ByteWriter(), { flush, finish: flush });
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(format),
    createdBy: 'Fink simulated sky'
  });
  return {
    add: alerts => {
      const columnData = format.map(({ name }) => ({
        name,
        data: alerts.map(alert => valueOf(alert, name))
      }));
      void writer.write({ columnData, rowGroupSize: alerts.length });
    },
    end: () => {
      void writer.finish();
      closeSync(file);
    },
    abandon: () => closeSync(file)
  };
}

function valueOf(alert: ISimulatedAlert, name: string): unknown {
  return alert[name];
}

/** Writes all of the bytes: one call may write a part only. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) {
    from += writeSync(file, bytes, from);
  }
}

/** The schema in the order of a walk through its tree; everything may be null. */
function schemaOf(format: AlertFormat): SchemaElement[] {
  return [{ name: 'root', num_children: format.length }, ...format.flatMap(each => elements(each))];
}

function elements(each: ILeaf | IGroup): SchemaElement[] {
  if (!isGroup(each)) {
    return [leafElement(each)];
  }
  const { name, fields, repeated } = each;
  const leaves = fields.map(leafElement);
  const group = (title: string): SchemaElement => ({
    name: title,
    repetition_type: 'OPTIONAL',
    num_children: fields.length
  });
  return repeated
    ? [
        { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        group('element'),
        ...leaves
      ]
    : [group(name), ...leaves];
}

const TYPES: Readonly<Record<ILeaf['type'], Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  binary: { type: 'BYTE_ARRAY' },
  boolean: { type: 'BOOLEAN' },
  integer: { type: 'INT32' },
  long: { type: 'INT64' },
  float: { type: 'FLOAT' },
  double: { type: 'DOUBLE' }
};

function leafElement({ name, type }: ILeaf): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...TYPES[type] };
}
