import { closeSync, openSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import avsc from 'avsc';
import { exactLong } from '../avrolong';
import { isGroup, type AlertFormat, type ILeaf } from '../../../core/simulate';
import type { INightFile } from './nightfile';
import { writeAll } from './parquetfile';

/** Marks the ends of blocks. */
const SYNC = Buffer.from('Fink simulated s', 'latin1');

/** An Avro container file (deflate) with one block for each call of `add`. */
export function avroFile(path: string, format: AlertFormat): INightFile {
  const schema = schemaOf(format);
  // avsc types its schemas more narrowly than JSON built here can show.
  const type = avsc.Type.forSchema(schema as avsc.Schema, { registry: { long: exactLong } });
  const file = openSync(path, 'w');
  const meta = { 'avro.schema': Buffer.from(JSON.stringify(schema)), 'avro.codec': Buffer.from('deflate') };
  writeAll(file, Buffer.concat([Buffer.from('Obj\x01', 'latin1'), META.toBuffer(meta), SYNC]));
  return {
    add: alerts => {
      const records = alerts.map(alert => type.toBuffer(withBuffers(alert)));
      const block = deflateRawSync(Buffer.concat(records), { level: 1 });
      writeAll(file, Buffer.concat([COUNT.toBuffer(alerts.length), BYTES.toBuffer(block), SYNC]));
    },
    end: () => closeSync(file),
    abandon: () => closeSync(file)
  };
}

/** avsc wants stamps to be Buffers. */
function withBuffers(alert: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record: Record<string, unknown> = { ...alert };
  for (const [name, value] of Object.entries(alert)) {
    if (typeof value === 'object' && value !== null && 'stampData' in value) {
      const { stampData } = value;
      record[name] = { ...value, stampData: stampData instanceof Uint8Array ? Buffer.from(stampData) : null };
    }
  }
  return record;
}

const META = avsc.Type.forSchema({ type: 'map', values: 'bytes' });
const COUNT = avsc.Type.forSchema('long');
const BYTES = avsc.Type.forSchema('bytes');

const NAMES: Readonly<Record<ILeaf['type'], string>> = {
  string: 'string',
  binary: 'bytes',
  boolean: 'boolean',
  integer: 'int',
  long: 'long',
  float: 'float',
  double: 'double'
};

function schemaOf(format: AlertFormat): unknown {
  return {
    type: 'record',
    name: 'alert',
    fields: format.map(each => {
      if (!isGroup(each)) {
        return field(each);
      }
      const { name, fields, repeated } = each;
      const [first] = fields;
      const record = { type: 'record', name, fields: fields.map(field) };
      if (repeated) {
        return { name, type: ['null', { type: 'array', items: record }] };
      }
      // Names such as 2MASS_name are no names of Avro: these groups are maps, as in Fink's own files.
      const asMap = /^(mangrove|blazar_stats|lc_features_.)$/.test(name) && first !== undefined;
      return { name, type: ['null', asMap ? { type: 'map', values: nullable(first) } : record] };
    })
  };
}

const nullable = ({ type }: ILeaf): string[] => ['null', NAMES[type]];
const field = (leaf: ILeaf): unknown => ({ name: leaf.name, type: nullable(leaf) });
