import { ColumnDictionary } from './dictionary';
import { packRow, rowTime, unpackRow } from './packedrow';

const dictionary = new ColumnDictionary(Array.from({ length: 300 }, (_, i) => `i:c${i}`));
const nameOf = (number: number): string => dictionary.name(number) ?? '?';
const pack = (cells: Map<string, Uint8Array>, time = 0): Buffer =>
  packRow(cells, name => dictionary.number(name), time);

describe('packed row', () => {
  it('gives back every cell, with long cells and high column numbers', () => {
    const cells = new Map<string, Uint8Array>([
      ['i:c0', Uint8Array.from([1, 2, 3])],
      ['i:c299', new Uint8Array(70_000).fill(7)],
      ['i:c128', new Uint8Array(0)]
    ]);
    const found = unpackRow(pack(cells), nameOf);
    expect([...found.keys()]).toEqual(['i:c0', 'i:c299', 'i:c128']);
    for (const [name, cell] of cells) {
      expect(Buffer.compare(found.get(name) ?? Buffer.from('missing'), cell)).toBe(0);
    }
  });

  it('gives back only the columns wanted', () => {
    const bytes = pack(
      new Map([
        ['i:c1', Uint8Array.of(1)],
        ['i:c2', Uint8Array.of(2)]
      ])
    );
    expect([...unpackRow(bytes, nameOf, new Set(['i:c2', 'i:c9']))]).toEqual([['i:c2', Buffer.of(2)]]);
  });

  it('keeps the time of writing beyond 32 bits', () => {
    expect(rowTime(pack(new Map(), 1_764_000_000_123))).toBe(1_764_000_000_123);
    expect(unpackRow(pack(new Map()), nameOf).size).toBe(0);
  });

  it('refuses bytes that are broken off anywhere, and other formats', () => {
    const bytes = pack(
      new Map([
        ['i:c1', new Uint8Array(300)],
        ['i:c200', Uint8Array.of(2)]
      ])
    );
    for (let length = 7; length < bytes.length; length++) {
      expect(() => unpackRow(bytes.subarray(0, length), nameOf)).toThrow(/^invalid row/);
    }
    expect(() => unpackRow(Uint8Array.of(9), nameOf)).toThrow('unsupported row format: need 1, have 9');
  });
});

describe('dictionary of columns', () => {
  it('keeps numbers when columns are added, and a draft leaves the original alone', () => {
    const first = new ColumnDictionary(['a', 'b']);
    const draft = first.draft();
    expect([draft.number('c'), draft.number('a'), draft.number('c')]).toEqual([2, 0, 2]);
    expect([first.size, draft.size]).toEqual([2, 3]);
    expect(ColumnDictionary.parse(draft.bytes()).name(2)).toBe('c');
    expect(ColumnDictionary.parse(undefined).size).toBe(0);
    expect(() => ColumnDictionary.parse(Buffer.from('{"a":1}'))).toThrow('invalid store');
  });
});
