import fc from 'fast-check';
import { type CellType } from '../survey/column';
import { type Value } from '../value';
import { fits, fittedAtOnce, longOf } from './fitting';

function typeFor(type: CellType, values: readonly Value[]): CellType | undefined {
  return fittedAtOnce(
    [{ name: 'a', type, doc: '' }],
    values.map(a => ({ a }))
  )[0]?.type;
}

describe('fitted types', () => {
  it.each([
    ['integer', [1, -2147483648, 2147483647, null, NaN], 'integer'],
    ['integer', [1, 2147483648], 'long'],
    ['integer', [1, 0.5], 'double'],
    ['integer', [2890466950515015016n, 1], 'long'],
    ['integer', [2890466950515015016n, 0.5], 'string'],
    ['integer', [-0], 'integer'],
    ['long', [1n, 1, '-7'], 'long'],
    ['long', [9223372036854775808n], 'double'],
    ['long', [9223372036854775809n], 'string'],
    ['long', ['007'], 'string'],
    ['float', [Math.fround(0.1), Infinity], 'float'],
    ['float', [0.1], 'double'],
    ['double', [0.1, 2n], 'double'],
    ['double', [0.1, 'n/a'], 'string'],
    ['boolean', [true, null], 'boolean'],
    ['boolean', [true, 1], 'string'],
    ['string', [1, true, 'x', 2n], 'string'],
    ['binary', ['H4sI'], 'binary'],
    ['float', [], 'float']
  ] as const)('%s with %j is %s', (declared, values, type) => {
    expect(typeFor(declared, values)).toBe(type);
  });

  it('hold every value, whatever comes', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.float(),
      fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
      fc.string(),
      fc.boolean(),
      fc.constant(null)
    );
    const types = fc.constantFrom<CellType>('integer', 'long', 'float', 'double', 'boolean', 'string');
    fc.assert(
      fc.property(types, fc.array(value, { maxLength: 1200 }), (declared, values) => {
        const type = typeFor(declared, values) ?? 'string';
        return values.every(each => each === null || Number.isNaN(each) || fits(type, each));
      })
    );
  });

  it('tells what text is like', () => {
    const rows = [{ a: 'Σ Ori', b: 'RRLyr' }, { b: 12n }];
    const fields = ['a', 'b'].map(name => ({ name, type: 'string' as const, doc: '' }));
    expect(fittedAtOnce(fields, rows)).toMatchObject([
      { ascii: false, longest: 5 },
      { ascii: true, longest: 25 }
    ]);
  });
});

describe('longOf', () => {
  it('reads 64-bit integers in each of their forms, and nothing else', () => {
    expect(longOf('2890466950515015016')).toBe(2890466950515015016n);
    expect(longOf(5)).toBe(5n);
    expect(longOf(2 ** 53)).toBeNull();
    expect(longOf('9223372036854775808')).toBeNull();
    expect(longOf('1.0')).toBeNull();
    expect(longOf(true)).toBeNull();
  });
});
