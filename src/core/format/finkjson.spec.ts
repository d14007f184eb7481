import { finkJson } from './finkjson';

describe('finkJson', () => {
  it('writes 64-bit integers as bare digits', () => {
    expect(finkJson([{ 'i:candid': 2890466950515015016n }])).toBe('[{"i:candid":2890466950515015016}]');
  });

  it('gives every record the same columns, null where a row has none', () => {
    const text = finkJson([{ 'i:jd': 2459540.5 }, { 'i:jd': 2459541, 'd:tns': 'SN Ia' }]);
    expect(JSON.parse(text)).toEqual([
      { 'i:jd': 2459540.5, 'd:tns': null },
      { 'i:jd': 2459541, 'd:tns': 'SN Ia' }
    ]);
  });

  it('writes NaN as null', () => {
    expect(finkJson([{ a: NaN, b: -Infinity }])).toBe('[{"a":null,"b":null}]');
  });

  it('is an empty list without rows', () => {
    expect(finkJson([])).toBe('[]');
  });

  it('keeps the order of the columns asked for and drops the others', () => {
    expect(finkJson([{ a: 1, b: 2, c: 'x"y' }], ['c', 'a'])).toBe('[{"c":"x\\"y","a":1}]');
  });
});
