import golden from '../../../../../tests/data/hbase-filters.json';
import type { IColumnBound } from '../../rowstore';
import { allOf, boundsFilter, rangesFilter } from './filters';

const ra: IColumnBound = { column: 'i:ra', type: 'double', min: 10, max: 20.5 };
const dec: IColumnBound = { column: 'i:dec', type: 'double', min: -1, max: 1 };
const range = (start: string, stop: string): { start: Buffer; stop: Buffer } => ({
  start: Buffer.from(start),
  stop: Buffer.from(stop)
});
const ranges = [range('129_', '129`'), range('12_', '12`'), range('é', '星')];

describe('filters are those that clients of HBase send', () => {
  it('a bound', () => {
    expect(boundsFilter([ra])?.toString('hex')).toBe(golden.ra);
  });

  it('several bounds, one of them over zero', () => {
    expect(boundsFilter([ra, dec])?.toString('hex')).toBe(golden.box);
  });

  it('ranges, alone and with a bound', () => {
    const filter = rangesFilter(ranges);
    expect(filter.toString('hex')).toBe(golden.ranges);
    const bound = boundsFilter([ra]);
    expect(allOf(bound === undefined ? [] : [filter, bound]).toString('hex')).toBe(golden.both);
  });

  it('none when no number meets a bound', () => {
    expect(boundsFilter([ra, { column: 'i:dec', type: 'double', min: 2, max: 1 }])).toBeUndefined();
  });
});
