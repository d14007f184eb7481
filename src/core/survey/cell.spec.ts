import fc from 'fast-check';

import { decodeCell, decodeCells, encodeCell, encodeCells } from './cell';
import type { CellType } from './column';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('encodeCell', () => {
  it('writes numbers big-endian, as Java does', () => {
    expect(hex(encodeCell('double', 1))).toBe('3ff0000000000000');
    expect(hex(encodeCell('float', 18.5))).toBe('41940000');
    expect(hex(encodeCell('integer', -2))).toBe('fffffffe');
    expect(hex(encodeCell('long', 1786552611115010003n))).toBe(
      1786552611115010003n.toString(16).padStart(16, '0')
    );
    expect(hex(encodeCell('boolean', true))).toBe(Buffer.from('true').toString('hex'));
    expect(hex(encodeCell('string', 'é'))).toBe('c3a9');
  });

  it('takes 64-bit ids as decimal text', () => {
    expect(encodeCell('long', '9223372036854775807')).toEqual(encodeCell('long', 2n ** 63n - 1n));
  });

  it.each<[CellType, Parameters<typeof encodeCell>[1]]>([
    ['integer', 1.5],
    ['integer', 2 ** 31],
    ['long', 2 ** 60],
    ['long', 2n ** 63n],
    ['long', '12a'],
    ['double', '1'],
    ['boolean', 'true'],
    ['binary', 3]
  ])('refuses a %s of %p and names the column', (type, value) => {
    expect(() => encodeCell(type, value, 'i:x')).toThrow(/^invalid value of i:x: .* does not fit a /);
  });
});

describe('decodeCell', () => {
  it('gives back what was encoded', () => {
    const samples: [CellType, fc.Arbitrary<string | number | bigint | boolean>][] = [
      ['double', fc.double()],
      ['float', fc.float()],
      ['integer', fc.integer()],
      ['long', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
      ['boolean', fc.boolean()],
      ['string', fc.string({ unit: 'binary' })],
      ['binary', fc.uint8Array().map(bytes => Buffer.from(bytes).toString('base64'))]
    ];
    for (const [type, arbitrary] of samples) {
      fc.assert(fc.property(arbitrary, value => Object.is(decodeCell(type, encodeCell(type, value)), value)));
    }
  });

  it('reads a cell that lies inside a larger buffer', () => {
    const bytes = new Uint8Array([9, 9, ...encodeCell('double', 2459540.6041204), 9]);
    expect(decodeCell('double', bytes.subarray(2, 10))).toBe(2459540.6041204);
  });

  it('keeps a byte order mark and an empty text', () => {
    expect(decodeCell('string', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
    expect(decodeCell('string', new Uint8Array(0))).toBe('');
  });

  it('understands every spelling of a boolean', () => {
    const read = (text: string): unknown => decodeCell('boolean', new TextEncoder().encode(text));
    expect(['true', 'True', '1', 'false', 'FALSE', '0'].map(read)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false
    ]);
    expect(decodeCell('boolean', new Uint8Array([0xff]))).toBe(true);
    expect(decodeCell('boolean', new Uint8Array([0]))).toBe(false);
  });

  it('names the column and the length of a cell that cannot be of its type', () => {
    expect(() => decodeCell('double', new Uint8Array(4), 'i:jd')).toThrow(
      'invalid cell of i:jd: 4 bytes; a double has 8'
    );
    expect(() => decodeCell('boolean', new Uint8Array(2), 'd:from_upper')).toThrow(
      'invalid cell of d:from_upper: 2 bytes'
    );
  });
});

describe('rows', () => {
  const types = new Map<string, CellType>([
    ['i:candid', 'long'],
    ['i:ra', 'double'],
    ['d:tns', 'string']
  ]);
  const typeOf = (column: string): CellType | undefined => types.get(column);

  it('leave out nulls and come back as they were', () => {
    const cells = encodeCells({ 'i:candid': '1786552611115010003', 'i:ra': null, 'd:tns': '' }, typeOf);
    expect([...cells.keys()]).toEqual(['i:candid', 'd:tns']);
    expect(decodeCells(cells, typeOf)).toEqual({ 'i:candid': 1786552611115010003n, 'd:tns': '' });
  });

  it('refuse a column without a type', () => {
    expect(() => decodeCells(new Map([['d:new', new Uint8Array(8)]]), typeOf)).toThrow(
      'unknown type of column: d:new'
    );
    expect(decodeCells(new Map([['d:new', new Uint8Array(3)]]), () => 'binary')).toEqual({ 'd:new': 'AAAA' });
  });
});
