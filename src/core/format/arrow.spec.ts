import { RecordBatchReader, tableFromIPC } from 'apache-arrow';
import { arrowWriter } from './arrow';

const FIELDS = [
  { name: 'i:candid', type: 'long', doc: '' },
  { name: 'i:fid', type: 'integer', doc: 'Filter.' },
  { name: 'd:tns', type: 'string', doc: '' }
] as const;

describe('arrowWriter', () => {
  it('writes a stream that can be read while it is being written', async () => {
    const writer = await arrowWriter(FIELDS, { query: 'x' });
    const pieces = [
      writer.batch([{ 'i:candid': 2890466950515015016n, 'i:fid': 1, 'd:tns': 'SN Ia' }]),
      writer.batch([{ 'i:candid': -1n }, { 'd:tns': '' }]),
      writer.end({ complete: 'true', rows: '3' })
    ];
    const begun = tableFromIPC(pieces.slice(0, 2));
    expect(begun.numRows).toBe(3);
    const batches = [...RecordBatchReader.from(Buffer.concat(pieces))];
    const schema = batches[0]?.schema;
    expect(batches.map(batch => batch.numRows)).toEqual([1, 2, 0]);
    expect(schema?.metadata.get('query')).toBe('x');
    expect(schema?.fields.map(field => String(field.type))).toEqual(['Int64', 'Int32', 'Utf8']);
    expect(Object.fromEntries(batches.at(-1)?.metadata ?? [])).toEqual({ complete: 'true', rows: '3' });
    const table = tableFromIPC(pieces);
    const cell = (name: string, row: number): unknown => table.getChild(name)?.get(row);
    expect([0, 1, 2].map(row => FIELDS.map(({ name }) => cell(name, row)))).toEqual([
      [2890466950515015016n, 1, 'SN Ia'],
      [-1n, null, null],
      [null, null, '']
    ]);
  });

  it('takes the types of the first rows, and refuses a later value that does not fit', async () => {
    const writer = await arrowWriter(FIELDS);
    const first = writer.batch([{ 'i:fid': 0.5 }]);
    expect(String(tableFromIPC(first).schema.fields[1]?.type)).toBe('Float64');
    expect(() => writer.batch([{ 'i:fid': 'g' }])).toThrow('invalid value of i:fid: g does not fit a double');
  });

  it('is a whole stream with all columns also without rows', async () => {
    const empty = tableFromIPC((await arrowWriter(FIELDS)).end({}));
    expect(empty.numRows).toBe(0);
    expect(empty.schema.names).toEqual(FIELDS.map(field => field.name));
  });
});
