import {
  firstRows,
  followingRows,
  grouped,
  isAscending,
  partAfter,
  scannerBounds,
  type IScanPart
} from './scanpart';

const range = (start: string, stop: string): { start: Buffer; stop: Buffer } => ({
  start: Buffer.from(start),
  stop: Buffer.from(stop)
});
const part: IScanPart = { ranges: [range('b', 'd'), range('f', 'h')], rows: 10, parts: 1 };
const texts = (given: IScanPart | undefined): string[] | undefined =>
  given?.ranges.map(({ start, stop }) => `${start.toString()} ${stop.toString()}`);

describe('parts of a scan', () => {
  it('go on after the last row, forwards', () => {
    expect(texts(partAfter(part, Buffer.from('c'), false, 5))).toEqual(['c\0 d', 'f h']);
    expect(texts(partAfter(part, Buffer.from('g'), false, 5))).toEqual(['g\0 h']);
    expect(partAfter(part, Buffer.from('h'), false, 5)).toBeUndefined();
    expect(partAfter(part, Buffer.from('c'), false, 5)?.rows).toBe(5);
  });

  it('go on before the last row, backwards', () => {
    expect(texts(partAfter(part, Buffer.from('g'), true, 5))).toEqual(['b d', 'f g']);
    expect(texts(partAfter(part, Buffer.from('f'), true, 5))).toEqual(['b d']);
    expect(texts(partAfter(part, Buffer.from('c'), true, 5))).toEqual(['b c']);
    expect(partAfter(part, Buffer.from('b'), true, 5)).toBeUndefined();
  });

  it('are bounded as HBase takes it: the start included, the stop not, in either direction', () => {
    expect(scannerBounds(part, false)).toEqual(range('b', 'h'));
    const { start, stop } = scannerBounds(part, true);
    expect([start.toString('latin1'), stop.toString('latin1')]).toEqual(['g\xff', 'a\xff']);
  });

  it('are put together within a region, up to a number', () => {
    const ranges = ['a', 'b', 'c', 'm', 'n', 'x'].map(key => range(key, `${key}z`));
    const regions = [
      { start: '', stop: 'm' },
      { start: 'm', stop: 'n5' },
      { start: 'n5', stop: '' }
    ];
    const starts = (most: number): string[] =>
      grouped(ranges, regions, most).map(group => group.map(({ start }) => start.toString()).join(''));
    expect(starts(10)).toEqual(['abc', 'mn', 'x']);
    expect(starts(2)).toEqual(['ab', 'c', 'mn', 'x']);
  });

  it('are not put together when ranges overlap or are out of order', () => {
    expect(isAscending([range('a', 'b'), range('b', 'c')])).toBe(true);
    expect(isAscending([range('a', 'c'), range('b', 'd')])).toBe(false);
    expect(isAscending([range('c', 'd'), range('a', 'b')])).toBe(false);
  });

  it('are read by pages of about a megabyte, half of one where several are read', () => {
    expect(firstRows(0, 1)).toBe(126);
    expect(firstRows(3, 1)).toBe(4660);
    // Several first pages are read at a time: each is smaller.
    expect(firstRows(0, 8)).toBe(31);
    expect(firstRows(3, 8)).toBe(1165);
    expect(followingRows(200, 1_600_000, 1)).toBe(131);
    expect(followingRows(200, 1_600_000, 8)).toBe(65);
    expect(followingRows(1, 64_000_000, 1)).toBe(20);
    expect(followingRows(10, 100, 1)).toBe(5000);
  });
});
