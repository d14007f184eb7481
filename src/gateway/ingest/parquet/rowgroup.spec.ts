import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  asyncBufferFromFile,
  parquetMetadataAsync,
  parquetReadObjects,
  type AsyncBuffer,
  type FileMetaData
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ParquetWriter, ByteWriter } from 'hyparquet-writer';
import { Layout } from './layout';
import { PageBuffers } from './pagebuffers';
import { RowGroup, type IParquetFile } from './rowgroup';

const real = process.env['FINK_REAL_DATA'];
const folders = [
  join(__dirname, '../../../../tests/data/alerts'),
  ...(real ? [join(real, 'ztf'), join(real, 'lsst')] : [])
];
const files = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.parquet'))
    .map(name => ({ name, path: join(folder, name) }))
);

/** What is missing, however it is told, and numbers that JSON does not have. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'bigint' || typeof value === 'number') {
    return String(value);
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString('base64');
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return typeof value === 'object' && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
    : value;
}

/** Memory of pages is used again, as reader threads do it. */
function parquetFile(file: AsyncBuffer, metadata: FileMetaData): IParquetFile {
  const read = async (memory: Uint8Array, from: number): Promise<void> => {
    memory.set(new Uint8Array(await file.slice(from, from + memory.length)));
  };
  return { ...file, layout: new Layout(metadata), read, buffers: new PageBuffers(true) };
}

/** A group of which all is missing is as good as none. */
function plainRecord(record: Record<string, unknown>): unknown {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const of = plain(value);
      const none = typeof of === 'object' && of !== null && Object.values(of).every(each => each === null);
      return [name, none ? null : of];
    })
  );
}

it.each(files)('reads in windows of any size what hyparquet reads as a whole: $name', async ({ path }) => {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let start = 0;
  for (const [group, { num_rows }] of metadata.row_groups.entries()) {
    const rowEnd = start + Number(num_rows);
    const options = { file, metadata, rowStart: start, rowEnd, compressors, utf8: false };
    const whole = (await parquetReadObjects(options)).map(plainRecord);
    for (const rows of [1, 7, 1000]) {
      const opened = await RowGroup.open(parquetFile(file, metadata), group);
      for (let at = 0; at < whole.length; at += rows) {
        const records = await opened.take(Math.min(rows, whole.length - at));
        expect(records.map(plainRecord)).toEqual(whole.slice(at, at + rows));
      }
      await expect(opened.take(1)).rejects.toThrow('need 1 rows, have 0');
    }
    start = rowEnd;
  }
});

describe('of lists and groups with gaps', () => {
  const rows = [
    {
      x: 1.5,
      group: { a: 1, b: 'one' },
      list: [
        { a: 1, b: 'x' },
        { a: null, b: 'y' }
      ]
    },
    { x: null, group: null, list: [] },
    { x: 2.5, group: { a: null, b: 'three' }, list: null },
    { x: 3.5, group: { a: 4, b: null }, list: [null, { a: 5, b: null }] }
  ];
  const bytes = new ByteWriter();
  const optional = { repetition_type: 'OPTIONAL' } as const;
  const [a, b] = [
    { name: 'a', type: 'INT32', ...optional } as const,
    { name: 'b', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional } as const
  ];
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'x', type: 'DOUBLE', ...optional },
      { name: 'group', num_children: 2, ...optional },
      a,
      b,
      { name: 'list', num_children: 1, converted_type: 'LIST', ...optional },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', num_children: 2, ...optional },
      a,
      b
    ]
  });
  void writer.write({
    columnData: (['x', 'group', 'list'] as const).map(name => ({ name, data: rows.map(row => row[name]) })),
    // Small pages: rows go on from one to the next.
    pageSize: 8,
    rowGroupSize: rows.length
  });
  void writer.finish();
  const buffer = bytes.getBuffer();
  const file = {
    byteLength: buffer.byteLength,
    slice: (from: number, to?: number) => buffer.slice(from, to)
  };

  it.each([1, 2, 3, 4])('comes out as it was written, %i rows at a time', async count => {
    const metadata = await parquetMetadataAsync(file);
    const group = await RowGroup.open(parquetFile(file, metadata), 0);
    const found: unknown[] = [];
    while (found.length < rows.length) {
      found.push(...(await group.take(Math.min(count, rows.length - found.length))));
    }
    expect(found.map(plain)).toEqual(rows.map(plain));
  });

  it('says what is missing of a column that was cut', async () => {
    const metadata = await parquetMetadataAsync(file);
    const chunk = metadata.row_groups[0]?.columns[0]?.meta_data;
    const cut = { ...metadata, row_groups: metadata.row_groups.map(each => ({ ...each })) };
    expect(chunk).toBeDefined();
    if (chunk) {
      chunk.total_compressed_size -= 4n;
    }
    const group = await RowGroup.open(parquetFile(file, cut), 0);
    await expect(group.take(rows.length)).rejects.toThrow(/^invalid page: need \d+ bytes, have \d+/);
  });
});
