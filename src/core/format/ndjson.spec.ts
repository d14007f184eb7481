import { ndjsonRow } from './ndjson';

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
