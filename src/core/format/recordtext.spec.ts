import fc from 'fast-check';
import { encodeCells } from '../survey/cell';
import type { CellType } from '../survey/column';
import { finkJson, finkJsonPieces } from './finkjson';
import { RecordText } from './recordtext';

const TYPES: Readonly<Record<string, CellType>> = {
  'i:objectId': 'string',
  'i:jd': 'double',
  'i:magpsf': 'float',
  'i:fid': 'integer',
  'i:candid': 'long',
  'd:flag': 'boolean'
};
const columns = Object.keys(TYPES);
const typeOf = (column: string): CellType => TYPES[column] ?? 'binary';
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined, freq: 4 });
/** Numbers that come again, as those of neighbours do, and any others. */
const number = fc.oneof(fc.constantFrom(0, -0, -999, NaN, Infinity, 0.1), fc.double());
const rows = fc.array(
  fc.record({
    'i:objectId': maybe(fc.oneof(fc.constantFrom('', 'a"b', 'é\n', '\u2028'), fc.string({ unit: 'binary' }))),
    'i:jd': maybe(number),
    'i:magpsf': maybe(number.map(Math.fround)),
    'i:fid': maybe(fc.integer()),
    'i:candid': maybe(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    'd:flag': maybe(fc.boolean())
  }),
  { maxLength: 8 }
);

type Cells = ReadonlyMap<string, Uint8Array>;

/** The same cells in one piece of bytes, columns numbered in the order in which they are met. */
function packed(all: readonly Cells[]): Cells[] {
  const texts: string[] = [];
  const cells: number[] = [];
  const parts: number[] = [];
  const starts = all.map(row => {
    const first = cells.length / 3;
    for (const [name, cell] of row) {
      if (!texts.includes(name)) {
        texts.push(name);
      }
      cells.push(texts.indexOf(name), parts.length, parts.length + cell.length);
      parts.push(...cell);
    }
    return first;
  });
  const page = { bytes: Uint8Array.from(parts), names: { texts }, cells };
  return all.map((row, at) => Object.assign(new Map(row), { page, first: starts[at] ?? 0 }));
}

describe('writing rows straight from their cells', () => {
  it('gives the members that Fink’s JSON has, however the cells lie in memory, in the order of the columns', () => {
    fc.assert(
      fc.property(rows, fc.shuffledSubarray(columns, { minLength: 1 }), (list, wanted) => {
        const all = list.map(row => encodeCells(row, typeOf));
        const values = list.map(row =>
          Object.fromEntries(Object.entries(row).filter(([, each]) => each !== undefined))
        );
        const expected = values.map(row => finkJson([row as Record<string, string>], wanted).slice(2, -2));
        for (const given of [all, packed(all)]) {
          const text = new RecordText(wanted, typeOf);
          expect(given.map(cells => text.ofCells(cells))).toEqual(expected);
        }
        const text = new RecordText(wanted, typeOf);
        expect(values.map(row => text.ofRow(row as Record<string, string>))).toEqual(expected);
      })
    );
  });

  it('refuses a cell that its type cannot have', () => {
    const cells: Cells = new Map([['i:jd', new Uint8Array(3)]]);
    for (const given of [cells, ...packed([cells])]) {
      expect(() => new RecordText(['i:jd'], typeOf).ofCells(given)).toThrow('invalid cell of i:jd: 3 bytes');
    }
  });

  it('is completed to the same answer, whatever part of it was written before', () => {
    fc.assert(
      fc.property(rows, fc.nat(columns.length), (list, count) => {
        const values = list.map(
          row => JSON.parse(JSON.stringify({ ...row, 'i:candid': null })) as Record<string, string>
        );
        const text = new RecordText(columns.slice(0, count), typeOf);
        const texts = values.map(row => new TextEncoder().encode(text.ofRow(row)));
        const rest = values.map(row =>
          Object.fromEntries(columns.slice(count).map(name => [name, row[name] ?? null]))
        );
        const pieces = [...finkJsonPieces(rest, columns, { columns: count, texts })];
        const whole = pieces
          .map(piece => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece)))
          .join('');
        expect(whole).toBe(finkJson(values, columns));
      })
    );
  });
});
