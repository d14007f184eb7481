import * as fc from 'fast-check';
import { StoreDictionary } from './dictionary';
import { FrequentValues } from './frequentvalues';
import { packRow, type IPacking } from './packedrow';
import { RowReader, rowTime } from './unpackrow';

const KEY = 'EB*_Candidate_2459541.25_ZTF21aaaaaaa';

function packing(): IPacking {
  const dictionary = new StoreDictionary();
  return { dictionary, frequent: new FrequentValues(dictionary), time: 1_764_000_000 };
}

function pack(cells: ReadonlyMap<string, Uint8Array>, by: IPacking, key = KEY): Buffer {
  return packRow('ztf.class', key, cells, by);
}

function readerOf({ dictionary }: IPacking, wanted?: ReadonlySet<string>): RowReader {
  return new RowReader('ztf.class', dictionary, wanted, () => dictionary);
}

function cellsOf(row: Uint8Array, by: IPacking, wanted?: ReadonlySet<string>): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const [name, bytes] of readerOf(by, wanted).cells(KEY, row)) {
    found[name] = [...bytes];
  }
  return found;
}

function cell(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

describe('packed row', () => {
  it('gives back every cell exactly: any bytes, any length, again and again', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc
        .constantFrom('null', 'Unknown', '', '[]', '[1.0, NaN]', '2459541.25', 'ZTF21aaaaaaa', 'Candidate')
        .map(cell),
      fc
        .constantFrom('[0.1, -2.5E-4, NaN, 3]', '[1,2, 34567]', '[[1, 2, 3]]', '[NaN, null]', '[-Infinity]')
        .map(cell),
      fc.constantFrom(2459541.25, NaN, -0).map(double)
    );
    const row = fc.dictionary(fc.constantFrom(...Array.from({ length: 40 }, (_, i) => `i:c${i}`)), bytes);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), rows => {
        const by = packing();
        const all = rows.map(each => new Map(Object.entries(each)));
        const packed = all.map(each => pack(each, by));
        packed.forEach((each, i) => {
          const expected = [...(all[i] ?? [])].map(([name, bytes]) => [name, [...bytes]] as const);
          expect(cellsOf(each, by)).toEqual(Object.fromEntries(expected));
        });
      }),
      { numRuns: 200 }
    );
  });

  it('repeats neither the parts of its key nor values that come often', () => {
    const by = packing();
    const cells = new Map<string, Uint8Array>([
      ['i:objectId', cell('ZTF21aaaaaaa')],
      ['i:jd', double(2459541.25)],
      ['d:cdsxmatch', cell('Unknown')],
      ['d:roid', Buffer.from([0, 0, 0, 3])]
    ]);
    const first = pack(cells, by).length;
    const rows = Array.from({ length: 10 }, () => pack(cells, by));
    // Header, number of places, two bits for each of them, and one byte for each part of the key.
    expect(rows.at(-1)?.length).toBe(7 + 1 + 1 + 2);
    expect(first).toBe(11 + 8 + 4);
    expect(cellsOf(rows.at(-1) ?? none(), by)).toEqual(cellsOf(rows[0] ?? none(), by));
  });

  it('packs lists of numbers into half their size', () => {
    const by = packing();
    const text = `[${Array.from({ length: 26 }, (_, i) => String(Math.sin(i + 1))).join(', ')}]`;
    expect(pack(new Map([['d:lc_features_g', cell(text)]]), by).length).toBeLessThan(text.length * 0.52);
  });

  it('gives back only the columns wanted', () => {
    const by = packing();
    const row = pack(
      new Map([
        ['a', cell('one')],
        ['b', cell('[1.5, 2.5]')],
        ['c', double(1)]
      ]),
      by
    );
    expect(cellsOf(row, by, new Set(['c', 'x']))).toEqual({ c: [...double(1)] });
    expect(cellsOf(row, by, new Set(['b']))).toEqual({ b: [...cell('[1.5, 2.5]')] });
  });

  it('keeps the time of writing, and a row without cells', () => {
    const by = packing();
    expect(rowTime(pack(new Map(), by))).toBe(1_764_000_000);
    expect(cellsOf(pack(new Map(), by), by)).toEqual({});
  });

  it('refuses a row that is broken off anywhere, or of which one bit is another', () => {
    const by = packing();
    const row = pack(
      new Map([
        ['a', new Uint8Array(300)],
        ['b', Uint8Array.of(2)]
      ]),
      by
    );
    for (let length = 0; length < row.length; length++) {
      expect(() => cellsOf(row.subarray(0, length), by)).toThrow(/^invalid row/);
    }
    for (let bit = 0; bit < row.length * 8; bit++) {
      const other = Buffer.from(row);
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => cellsOf(other, by)).toThrow(/^invalid row/);
    }
  });

  it('asks for the dictionary again when a row needs more than is known', () => {
    const by = packing();
    const old = new StoreDictionary();
    const row = pack(new Map([['a', cell('one')]]), by);
    const stored = by.dictionary.bytes();
    const reader = new RowReader('ztf.class', old, undefined, () => StoreDictionary.parse(stored));
    expect([...reader.cells(KEY, row).keys()]).toEqual(['a']);
    expect(() => new RowReader('ztf.class', old, undefined, () => old).cells(KEY, row)).toThrow(
      'invalid row'
    );
  });
});

function none(): Buffer {
  throw new Error('no row was packed');
}

describe('dictionary of a store', () => {
  it('comes back from its bytes, and says whether it has grown since', () => {
    const dictionary = new StoreDictionary();
    expect(dictionary.grown).toBe(false);
    expect([
      dictionary.place('t', 'a', 8),
      dictionary.place('t', 'b', 3),
      dictionary.place('t', 'a', 8)
    ]).toEqual([0, 1, 0]);
    // A number of another length, and then any: the column has two places, no more.
    expect([
      dictionary.place('t', 'a', 5),
      dictionary.place('t', 'a', 6),
      dictionary.place('u', 'a', 8)
    ]).toEqual([2, 2, 0]);
    dictionary.addValue('a', cell('\u00ff'));
    expect(dictionary.grown).toBe(true);
    const again = StoreDictionary.parse(dictionary.bytes());
    expect([dictionary.grown, again.grown]).toEqual([false, false]);
    expect(again.layout('t')).toEqual(dictionary.layout('t'));
    expect(again.place('t', 'b', 3)).toBe(1);
    expect(again.value('a', 0)).toEqual(cell('\u00ff'));
    expect(StoreDictionary.parse(undefined).layout('t')).toEqual([]);
  });

  it('refuses bytes that are none', () => {
    expect(() => StoreDictionary.parse(Buffer.from('["a"]'))).toThrow('invalid store');
    expect(() => StoreDictionary.parse(Buffer.from('not JSON'))).toThrow('invalid store');
  });

  it('stays small where every value is another', () => {
    const by = packing();
    for (let i = 0; i < 20_000; i++) {
      pack(new Map([['i:ra', double(i % 5000)]]), by);
    }
    expect(by.dictionary.bytes().length).toBeLessThan(3000);
  });
});
