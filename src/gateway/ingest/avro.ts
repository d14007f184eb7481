import { open } from 'node:fs/promises';
import avsc from 'avsc';
import type { IRecord } from './alert';
import { ByteCursor } from './avroblocks';
import { AVRO_CODECS } from './avrocodec';
import { exactLong } from './avrolong';
import { IngestFault, reasonOf } from './fault';
import type { IReadOptions, IUnit } from './readoptions';

const { Type } = avsc;

/**
 * Blocks of an Avro object container file (codecs null, deflate, snappy, zstandard) with their records, one in memory at a
 * time. Blocks that are not wanted are not decompressed.
 *
 * @throws IngestFault naming the block that cannot be read.
 */
export async function* readAvro(path: string, options: IReadOptions = {}): AsyncGenerator<IUnit<IRecord>> {
  const { skip = 0, mine = () => true } = options;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const cursor = new ByteCursor(file, size);
    const header = await readHeader(path, cursor);
    let index = 0;
    for (let unit = 0; !cursor.atEnd; unit++) {
      const { count, data } = await readFrame(path, unit, cursor, header.sync);
      const wanted = index + count > skip && mine(unit);
      const records = wanted ? decodeBlock(path, unit, count, data, header) : [];
      yield { unit, records: recordsOf(records, unit, index, skip, cursor.position / size) };
      index += count;
    }
  } finally {
    await file.close();
  }
}

function* recordsOf(
  records: Record<string, unknown>[],
  unit: number,
  first: number,
  skip: number,
  fraction: number
): Generator<IRecord> {
  for (const [offset, record] of records.entries()) {
    const index = first + offset;
    if (index >= skip) {
      yield { record, index, place: `block ${unit}, row ${index}`, fraction };
    }
  }
}

interface IHeader {
  readonly type: avsc.Type;
  readonly unpack: (block: Buffer) => Uint8Array;
  readonly sync: Buffer;
}

async function readHeader(path: string, cursor: ByteCursor): Promise<IHeader> {
  try {
    await cursor.take(4);
    const meta = new Map<string, string>();
    for (let count = await cursor.count(); count !== 0; count = await cursor.count()) {
      if (count < 0) {
        await cursor.count();
      }
      for (let i = 0; i < Math.abs(count); i++) {
        const name = (await cursor.bytes()).toString('utf8');
        meta.set(name, (await cursor.bytes()).toString('utf8'));
      }
    }
    const codec = meta.get('avro.codec') ?? 'null';
    const unpack = AVRO_CODECS[codec];
    if (!unpack) {
      throw new Error(`unsupported codec: ${codec}; need one of ${Object.keys(AVRO_CODECS).join(', ')}`);
    }
    // avsc checks it when it makes the type.
    const schema = JSON.parse(meta.get('avro.schema') ?? 'null') as avsc.Schema;
    const type = Type.forSchema(schema, {
      registry: { long: exactLong },
      // A long with a logical type (timestamps) is an object in the schema and does not go through the registry.
      typeHook: each =>
        typeof each === 'object' && 'type' in each && each.type === 'long' ? exactLong : undefined,
      wrapUnions: 'auto'
    });
    return { type, unpack, sync: Buffer.from(await cursor.take(16)) };
  } catch (error) {
    throw new IngestFault(path, 'header', `invalid Avro file: ${reasonOf(error)}`, { cause: error });
  }
}

async function readFrame(path: string, block: number, cursor: ByteCursor, sync: Buffer) {
  try {
    const count = await cursor.count();
    const data = await cursor.bytes();
    if (count < 0 || !sync.equals(await cursor.take(16))) {
      throw new Error('the sync marker does not follow');
    }
    return { count, data };
  } catch (error) {
    throw new IngestFault(path, `block ${block}`, `invalid block: ${reasonOf(error)}`, { cause: error });
  }
}

function decodeBlock(path: string, block: number, count: number, data: Buffer, header: IHeader) {
  try {
    const bytes = Buffer.from(header.unpack(data));
    const records: Record<string, unknown>[] = [];
    let offset = 0;
    for (let i = 0; i < count; i++) {
      const decoded: { value: Record<string, unknown>; offset: number } = header.type.decode(bytes, offset);
      if (decoded.offset <= offset) {
        throw new Error(`need ${count} records, have ${i}`);
      }
      offset = decoded.offset;
      records.push(decoded.value);
    }
    return records;
  } catch (error) {
    throw new IngestFault(path, `block ${block}`, `invalid block: ${reasonOf(error)}`, { cause: error });
  }
}
