import fc from 'fast-check';
import { jsonRow, ndjsonRow, rowText } from './ndjson';

describe('ndjsonRow', () => {
  it('writes 64-bit integers as text with all digits', () => {
    expect(ndjsonRow({ 'i:candid': 2890466950515015016n })).toBe('{"i:candid":"2890466950515015016"}\n');
  });

  it('writes NaN and infinities as null', () => {
    expect(ndjsonRow({ a: NaN, b: Infinity, c: -Infinity, d: null })).toBe(
      '{"a":null,"b":null,"c":null,"d":null}\n'
    );
  });

  it('keeps a row on one line whatever its text holds', () => {
    const line = ndjsonRow({ text: 'a\n"b"\u2028' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ text: 'a\n"b"\u2028' });
  });
});

describe('rowText', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, '"', '\\', '\n', '\u007f', '\ud800')
  );
  const names = fc.constantFrom('i:a', 'd:"b"', 'v:c', '__proto', 'é');

  it('writes what jsonRow writes, whichever of its columns a row has, as JSON itself would', () => {
    fc.assert(
      fc.property(fc.dictionary(names, value), row => {
        const text = rowText(['i:a', 'd:"b"', 'v:c', '__proto', 'é', 'never'])(row);
        const plain = Object.entries(row).map(([name, each]) => [
          name,
          typeof each === 'bigint' ? String(each) : each
        ]);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(plain))));
        expect(JSON.parse(jsonRow(row))).toEqual(JSON.parse(text));
      })
    );
  });

  it('writes an empty row as one', () => {
    expect(rowText(['a'])({})).toBe('{}');
    expect(jsonRow({})).toBe('{}');
  });
});
