import { csv } from './csv';

describe('csv', () => {
  it('writes a header and one record per row, ended by CR LF', () => {
    expect(csv([{ 'i:jd': 2459540.5, 'i:candid': 2890466950515015016n }])).toBe(
      'i:jd,i:candid\r\n2459540.5,2890466950515015016\r\n'
    );
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csv([{ a: 'x,y', b: 'say "no"', c: 'two\nlines', d: 'plain' }])).toBe(
      'a,b,c,d\r\n"x,y","say ""no""","two\nlines",plain\r\n'
    );
  });

  it('leaves null, NaN and absent values empty', () => {
    expect(csv([{ a: null, b: NaN }, { b: 1 }])).toBe('a,b\r\n,\r\n,1\r\n');
  });

  it('is empty without rows, and a header alone when columns are known', () => {
    expect(csv([])).toBe('');
    expect(csv([], ['a', 'b'])).toBe('a,b\r\n');
  });
});
