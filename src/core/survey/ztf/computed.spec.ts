import type { Row } from '../../value';
import { bandName, computedColumns } from '.';

const compute = (column: string, row: Row): unknown => computedColumns.get(column)?.compute(row);

describe('computed columns', () => {
  const row: Row = { 'i:jd': 2459540.5, 'i:jdstarthist': 2459530.25, 'i:ra': 10.68, 'i:dec': 41.27 };

  it('give dates, lapse and constellation of one row', () => {
    expect(compute('v:lastdate', row)).toBe('2021-11-22 00:00:00.000');
    expect(compute('v:firstdate', row)).toBe('2021-11-11 18:00:00.000');
    expect(compute('v:lapse', row)).toBe(10.25);
    expect(compute('v:constellation', row)).toBe('Andromeda');
    expect(compute('v:classification', { ...row, 'd:cdsxmatch': 'RRLyr' })).toBe('RRLyr');
  });

  it('give null where something needed is missing', () => {
    for (const column of ['v:lastdate', 'v:firstdate', 'v:lapse', 'v:constellation']) {
      expect(compute(column, {})).toBeNull();
      expect(compute(column, { 'i:jd': null, 'i:ra': 10 })).toBeNull();
    }
  });
});

describe('bandName', () => {
  it('names the filters of ZTF and says when there is none', () => {
    expect([1, 2, 3, 9].map(bandName)).toEqual(['g', 'r', 'i', 'fid 9']);
  });
});
