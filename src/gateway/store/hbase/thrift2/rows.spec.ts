import fc from 'fast-check';
import { TBinaryProtocol, TFramedTransport, type TProtocol } from 'thrift';
import { TColumnValue, TIOError, TResult } from '../generated/hbase_types';
import { BrokenReply, ServerError } from './reply';
import { RowDecoder } from './rows';

const STRUCT = 12;
const LIST = 15;
const REPLY = 2;
const EXCEPTION = 3;
const NOTHING: ReadonlySet<string> = new Set();
type Call = 'get' | 'getMultiple' | 'getScannerResults';
interface ISent {
  readonly key: string;
  readonly cells: Readonly<Record<string, Uint8Array>>;
}

/** A reply as a server writes it, by the thrift package; without its length. */
function reply(call: string, body: (to: TProtocol) => void, type = REPLY): Buffer {
  let frame: Buffer = Buffer.alloc(0);
  const transport = new TFramedTransport(Buffer.alloc(0), bytes => (frame = bytes ?? frame));
  const to = new TBinaryProtocol(transport);
  to.writeMessageBegin(call, type, 1);
  body(to);
  to.writeMessageEnd();
  to.flush();
  return frame.subarray(4);
}

function result({ key, cells }: ISent): TResult {
  const columnValues = Object.entries(cells).map(([column, value]) => {
    const [family = '', qualifier = ''] = column.split(':');
    return new TColumnValue({
      family: Buffer.from(family),
      qualifier: Buffer.from(qualifier),
      value: Buffer.from(value)
    });
  });
  return new TResult(
    key === '' ? { columnValues } : { row: Buffer.from(key), columnValues, stale: false, partial: false }
  );
}

/** The generated classes write themselves; their typings do not tell. */
const write = (struct: object, to: TProtocol): void => (struct as { write(to: TProtocol): void }).write(to);

function listReply(rows: readonly ISent[]): Buffer {
  return reply('getScannerResults', to => {
    to.writeFieldBegin('', LIST, 0);
    to.writeListBegin(STRUCT, rows.length);
    rows.forEach(row => write(result(row), to));
    to.writeFieldStop();
  });
}

function decode(
  frame: Buffer,
  leaveOut = NOTHING,
  decoder = new RowDecoder(),
  call: Call = 'getScannerResults'
): (ISent | undefined)[] {
  return decoder.decode(frame, call, leaveOut).rows.map(
    row =>
      row && {
        key: row.key,
        cells: Object.fromEntries([...row.cells].map(([name, cell]) => [name, Uint8Array.from(cell)]))
      }
  );
}

const columns = ['d:a', 'd:ab', 'd:tns', 'i:dec', 'i:fid', 'i:magpsf', 'i:ra', 'i:é'];
const cellsOf = fc
  .subarray(columns, { minLength: 1 })
  .chain(names =>
    fc
      .tuple(...names.map(() => fc.uint8Array({ maxLength: 12 })))
      .map(values => Object.fromEntries(names.map((name, i) => [name, values[i] ?? new Uint8Array()])))
  );
const rowsOf = fc.array(fc.record({ key: fc.string({ minLength: 1, unit: 'binary' }), cells: cellsOf }), {
  maxLength: 12
});

describe('rows of replies', () => {
  it('are what was sent, whichever columns are absent', () => {
    const decoder = new RowDecoder();
    fc.assert(
      fc.property(rowsOf, rows => {
        expect(decode(listReply(rows), NOTHING, decoder)).toEqual(rows);
      }),
      { numRuns: 500 }
    );
  });

  it('read as a map does', () => {
    const cells = { 'd:tns': new Uint8Array(), 'i:fid': Uint8Array.of(1, 2), 'i:ra': Uint8Array.of(3) };
    const [row] = new RowDecoder().decode(
      listReply([{ key: 'a', cells }]),
      'getScannerResults',
      NOTHING
    ).rows;
    const map = new Map(Object.entries(cells));
    expect(row?.cells.size).toBe(3);
    expect([...(row?.cells.keys() ?? [])]).toEqual([...map.keys()]);
    expect([...(row?.cells.values() ?? [])]).toEqual([...map.values()]);
    expect(row?.cells.get('i:fid')).toEqual(Uint8Array.of(1, 2));
    expect(row?.cells.get('d:tns')?.length).toBe(0);
    expect([row?.cells.get('i:dec'), row?.cells.has('i:dec'), row?.cells.has('i:ra')]).toEqual([
      undefined,
      false,
      true
    ]);
    const seen: string[] = [];
    row?.cells.forEach((cell, column) => seen.push(`${column} ${cell.length}`));
    expect(seen).toEqual(['d:tns 0', 'i:fid 2', 'i:ra 1']);
  });

  it('leave out columns that nobody asked for', () => {
    const rows = [
      { key: 'a', cells: { 'i:dec': Uint8Array.of(1), 'i:fid': Uint8Array.of(2), 'i:ra': Uint8Array.of(3) } },
      { key: 'b', cells: { 'i:dec': Uint8Array.of(4) } }
    ];
    expect(decode(listReply(rows), new Set(['i:dec', 'i:ra']))).toEqual([
      { key: 'a', cells: { 'i:fid': Uint8Array.of(2) } },
      { key: 'b', cells: {} }
    ]);
  });

  it('are undefined where there is none', () => {
    const there = { key: 'a', cells: { 'i:fid': Uint8Array.of(2) } };
    expect(decode(listReply([{ key: '', cells: {} }, there, { key: '', cells: {} }]))).toEqual([
      undefined,
      there,
      undefined
    ]);
    const single = reply('get', to => {
      to.writeFieldBegin('', STRUCT, 0);
      write(result(there), to);
      to.writeFieldStop();
    });
    expect(decode(single, NOTHING, new RowDecoder(), 'get')).toEqual([there]);
  });

  it('know the bytes of the last key, for going on', () => {
    const found = new RowDecoder().decode(
      listReply([
        { key: 'a', cells: { 'i:a': Uint8Array.of(1) } },
        { key: 'Ω', cells: { 'i:a': Uint8Array.of(1) } }
      ]),
      'getScannerResults',
      NOTHING
    );
    expect(found.last?.toString()).toBe('Ω');
  });

  it('give errors of the server with what it says', () => {
    const failed = reply('get', to => {
      to.writeFieldBegin('', STRUCT, 1);
      write(new TIOError({ message: 'fink:ztf', canRetry: false }), to);
      to.writeFieldStop();
    });
    expect(() => decode(failed, NOTHING, new RowDecoder(), 'get')).toThrow(
      new ServerError('io', 'fink:ztf', false)
    );
    const confused = reply(
      'get',
      to => {
        to.writeFieldBegin('', 11, 1);
        to.writeString('Internal error processing get');
        to.writeFieldStop();
      },
      EXCEPTION
    );
    expect(() => decode(confused, NOTHING, new RowDecoder(), 'get')).toThrow(ServerError);
  });

  it('refuse an answer to another call, and bytes that are no answer', () => {
    const frame = listReply([{ key: 'a', cells: { 'i:fid': Uint8Array.of(2) } }]);
    expect(() => decode(frame, NOTHING, new RowDecoder(), 'getMultiple')).toThrow(BrokenReply);
    expect(() => decode(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toThrow(BrokenReply);
  });

  it('refuse an answer that ends too early, wherever it ends', () => {
    const frame = listReply([
      { key: 'a', cells: { 'i:dec': Uint8Array.of(1), 'i:fid': Uint8Array.of(2) } },
      { key: 'b', cells: { 'i:dec': Uint8Array.of(4) } }
    ]);
    // The stop after the last row belongs to the head and is not looked at.
    for (let length = 0; length < frame.length - 1; length++) {
      expect(() => decode(Buffer.from(frame.subarray(0, length)))).toThrow(BrokenReply);
    }
  });
});
