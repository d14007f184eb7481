import { parseExact, quoteLargeIntegers } from './exactjson';

describe('parseExact', () => {
  it('turns an id beyond 2^53 into text with all its digits', () => {
    expect(parseExact('[{"i:candid":2890466950515015016}]')).toEqual([{ 'i:candid': '2890466950515015016' }]);
    expect(parseExact('-9223372036854775808')).toBe('-9223372036854775808');
  });

  it('leaves safe integers, fractions and exponents as numbers', () => {
    expect(
      parseExact('[9007199254740991, 0.1234567890123456789, 1e300, 12345678901234567890.5, -1]')
    ).toEqual([9007199254740991, 0.12345678901234568, 1e300, 12345678901234567000, -1]);
    expect(parseExact('9007199254740992')).toBe('9007199254740992');
  });

  it('does not touch digits in strings, also after escapes and in keys', () => {
    const text = '{"2890466950515015016":"\\"2890466950515015016\\\\","a":[2890466950515015016]}';
    expect(parseExact(text)).toEqual({
      '2890466950515015016': '"2890466950515015016\\',
      a: ['2890466950515015016']
    });
  });

  it('refuses what JSON refuses', () => {
    for (const bad of [
      '01234567890123456789',
      '12345678901234567890.',
      '"open 12345678901234567890',
      '[1',
      '--1'
    ]) {
      expect(() => parseExact(bad)).toThrow(SyntaxError);
    }
  });

  it('returns the same text when there is nothing to quote', () => {
    const text = '[1,2.5,"x"]';
    expect(quoteLargeIntegers(text)).toBe(text);
  });
});
