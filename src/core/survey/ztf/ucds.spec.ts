import { ztfColumns } from '.';
import { ztfUcds } from './ucds';

describe('ztfUcds', () => {
  it('speaks of columns that there are', () => {
    expect(Object.keys(ztfUcds).filter(name => !ztfColumns.has(name))).toEqual([]);
  });

  it('says once each which position, time and number is the main one', () => {
    const main = Object.entries(ztfUcds).flatMap(([name, ucd]) => (ucd.includes('meta.main') ? [name] : []));
    expect(main).toEqual(['i:candid', 'i:jd', 'i:ra', 'i:dec']);
  });
});
