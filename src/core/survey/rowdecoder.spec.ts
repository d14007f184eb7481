import fc from 'fast-check';
import { decodeCells, encodeCells } from './cell';
import type { CellType } from './column';
import type { IPackedCells } from './packedcells';
import { RowDecoder } from './rowdecoder';

const TYPES: Readonly<Record<string, CellType>> = {
  'i:text': 'string',
  'i:jd': 'double',
  'i:magpsf': 'float',
  'i:fid': 'integer',
  'i:candid': 'long',
  'd:flag': 'boolean',
  'b:stamp': 'binary'
};
const typeOf = (column: string): CellType | undefined => TYPES[column];

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 4 });
const rows = fc.array(
  fc.record({
    'i:text': optional(
      fc.oneof(fc.constantFrom('', 'Unknown', 'Unknowm', 'é', 'x'.repeat(25)), fc.string({ unit: 'binary' }))
    ),
    'i:jd': optional(fc.double()),
    'i:magpsf': optional(fc.float()),
    'i:fid': optional(fc.integer()),
    'i:candid': optional(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    'd:flag': optional(fc.boolean()),
    'b:stamp': optional(fc.constantFrom('', 'AAEC', '////'))
  }),
  { maxLength: 12 }
);

/** The cells of rows in one piece of bytes, with something before and between them. */
function packed(all: readonly ReadonlyMap<string, Uint8Array>[]): IPackedCells[] {
  const texts: string[] = [];
  const cells: number[] = [];
  const parts: number[] = [9, 9, 9];
  const starts = all.map(row => {
    const first = cells.length / 3;
    for (const [name, cell] of row) {
      if (!texts.includes(name)) {
        texts.push(name);
      }
      parts.push(7);
      cells.push(texts.indexOf(name), parts.length, parts.length + cell.length);
      parts.push(...cell);
    }
    return first;
  });
  // A view that does not begin where its memory begins.
  const page = { bytes: new Uint8Array([0, ...parts]).subarray(1), names: { texts }, cells };
  return all.map((row, at) => Object.assign(new Map(row), { page, first: starts[at] ?? 0 }));
}

const sizeOf = (cells: ReadonlyMap<string, Uint8Array>): number =>
  [...cells.values()].reduce((sum, cell) => sum + cell.length, 0);

describe('decoding the rows of a reading', () => {
  it('gives what decoding cell by cell gives, and counts bytes, however the cells lie in memory', () => {
    fc.assert(
      fc.property(rows, list => {
        const all = list.map(row => encodeCells(row, typeOf));
        const expected = all.map(cells => decodeCells(cells, typeOf));
        const bytes = all.reduce((sum, cells) => sum + sizeOf(cells), 0);
        for (const given of [all, packed(all)]) {
          const decoder = new RowDecoder(typeOf);
          expect(given.map(cells => decoder.decode(cells))).toEqual(expected);
          expect(decoder.bytes).toBe(bytes);
          given.forEach(cells => decoder.passOver(cells));
          expect(decoder.bytes).toBe(2 * bytes);
        }
      })
    );
  });

  it('decodes only the columns that are wanted, and counts the bytes of all', () => {
    const cells = encodeCells({ 'i:jd': 2.5, 'i:fid': 1, 'i:text': 'abc' }, typeOf);
    for (const given of [cells, ...packed([cells])]) {
      const decoder = new RowDecoder(typeOf, undefined, ['i:fid', 'i:candid']);
      expect(decoder.decode(given)).toEqual({ 'i:fid': 1 });
      expect(decoder.bytes).toBe(15);
    }
  });

  it('looks at one cell alone', () => {
    const met = new Set<string>();
    const decoder = new RowDecoder(typeOf, met);
    const cells = encodeCells({ 'i:jd': 2.5 }, typeOf);
    expect(decoder.value(cells, 'i:jd')).toBe(2.5);
    expect(decoder.value(cells, 'i:fid')).toBeUndefined();
    expect(decoder.bytes).toBe(0);
    expect([...met]).toEqual(['i:jd']);
  });

  it.each([
    ['i:jd', 3, 'invalid cell of i:jd: 3 bytes; a double has 8'],
    ['i:fid', 0, 'invalid cell of i:fid: 0 bytes; a integer has 4'],
    ['d:flag', 2, 'invalid cell of d:flag: 2 bytes; a boolean is "true" or "false"'],
    ['x:y', 1, 'unknown type of column: x:y']
  ])('names the column of a cell that cannot be: %s with %i bytes', (column, length, message) => {
    const cells = new Map([[column, new Uint8Array(length).fill(7)]]);
    for (const given of [cells, ...packed([cells])]) {
      expect(() => new RowDecoder(typeOf).decode(given)).toThrow(message);
    }
  });
});
