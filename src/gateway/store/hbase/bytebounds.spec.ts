import fc from 'fast-check';
import type { IColumnBound } from '../rowstore';
import { cellIntervals } from './bytebounds';

type Type = IColumnBound['type'];
const BYTES: Record<Type, number> = { double: 8, float: 4, integer: 4, long: 8 };

function cell(type: Type, value: number | bigint): Buffer {
  const bytes = Buffer.alloc(BYTES[type]);
  switch (type) {
    case 'double':
      bytes.writeDoubleBE(Number(value));
      break;
    case 'float':
      bytes.writeFloatBE(Number(value));
      break;
    case 'integer':
      bytes.writeInt32BE(Number(value));
      break;
    case 'long':
      bytes.writeBigInt64BE(BigInt(value));
      break;
  }
  return bytes;
}

/** What HBase does with the intervals: it compares bytes. */
function meets(bound: IColumnBound, bytes: Buffer): boolean {
  return cellIntervals(bound).some(
    ({ from, to }) => Buffer.compare(bytes, from) >= 0 && Buffer.compare(bytes, to) <= 0
  );
}

/** What is meant. Comparisons of a bigint and a number are exact. */
function isWithin({ min, max }: IColumnBound, value: number | bigint): boolean {
  return (
    (min === undefined || value >= min) && (max === undefined || value <= max) && !Number.isNaN(Number(value))
  );
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.1,
  -0.1,
  2 ** -149,
  -(2 ** -149),
  5e-324,
  360,
  -90,
  2 ** 31,
  -(2 ** 31),
  2 ** 63,
  -(2 ** 63)
];
const special = fc.constantFrom(...SPECIAL, Infinity, -Infinity);
const edge = fc.option(fc.oneof(special, fc.double({ noNaN: true }), fc.integer({ min: -100, max: 100 })), {
  nil: undefined
});
const values: Record<Type, fc.Arbitrary<number | bigint>> = {
  double: fc.oneof(special, fc.double(), fc.integer({ min: -100, max: 100 })),
  float: fc.oneof(special.map(Math.fround), fc.float(), fc.integer({ min: -100, max: 100 })),
  integer: fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.integer({ min: -100, max: 100 })),
  long: fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.bigInt({ min: -100n, max: 100n }))
};

describe('bounds as intervals of bytes', () => {
  it.each(['double', 'float', 'integer', 'long'] as const)('agree with comparing numbers: %s', type => {
    fc.assert(
      fc.property(edge, edge, values[type], (min, max, value) => {
        const bound = {
          column: 'i:x',
          type,
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max })
        };
        expect(meets(bound, cell(type, value))).toBe(isWithin(bound, value));
        // Edges that are values of the type themselves.
        const at = Number(value);
        if (!Number.isNaN(at) && (type !== 'long' || Number.isSafeInteger(at))) {
          expect(meets({ column: 'i:x', type, min: at, max: at }, cell(type, value))).toBe(true);
        }
      }),
      { numRuns: 3000 }
    );
  });

  it('shut out what is not a number, of either sign', () => {
    const minusNan = Buffer.from('fff8000000000000', 'hex');
    for (const bound of [{}, { min: -5 }, { max: 5 }, { min: -5, max: 5 }]) {
      expect(meets({ column: 'i:x', type: 'double', ...bound }, cell('double', NaN))).toBe(false);
      expect(meets({ column: 'i:x', type: 'double', ...bound }, minusNan)).toBe(false);
    }
  });

  it('are one interval on one side of zero and two over it', () => {
    const count = (min: number, max: number): number =>
      cellIntervals({ column: 'i:dec', type: 'double', min, max }).length;
    expect([count(1, 2), count(-2, -1), count(-1, 1)]).toEqual([1, 1, 2]);
  });

  it('are none when no number can meet the bound', () => {
    expect(cellIntervals({ column: 'i:x', type: 'double', min: 2, max: 1 })).toEqual([]);
    expect(cellIntervals({ column: 'i:x', type: 'double', min: NaN })).toEqual([]);
    expect(cellIntervals({ column: 'i:x', type: 'integer', min: 0.2, max: 0.8 })).toEqual([]);
    expect(cellIntervals({ column: 'i:x', type: 'integer', min: 2 ** 31 })).toEqual([]);
    expect(cellIntervals({ column: 'i:x', type: 'long', max: -(2 ** 64) })).toEqual([]);
  });
});
