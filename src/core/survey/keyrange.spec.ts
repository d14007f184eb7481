import fc from 'fast-check';

import { type IKeyRange, partRange, pixelRanges, prefixRange, timeRanges } from './keyrange';
import { keyNumber } from './rowkey';

/** Order of HBase: byte by byte. */
const inside = (key: string, ranges: readonly IKeyRange[]): boolean => {
  const bytes = Buffer.from(key);
  return ranges.some(
    range =>
      Buffer.compare(Buffer.from(range.start), bytes) <= 0 &&
      Buffer.compare(bytes, Buffer.from(range.stop)) < 0
  );
};

const disjoint = (ranges: readonly IKeyRange[]): boolean => {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(Buffer.from(a.start), Buffer.from(b.start)));
  return sorted.every((range, at) => {
    const next = sorted[at + 1];
    return next === undefined || Buffer.compare(Buffer.from(range.stop), Buffer.from(next.start)) <= 0;
  });
};

describe('prefixRange', () => {
  it('holds exactly the keys that begin with the prefix', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.string({ unit: 'binary' }),
        (prefix, other) => {
          fc.pre(!prefix.endsWith('\u{10ffff}'));
          const range = prefixRange(prefix);
          expect(inside(prefix + other, [range])).toBe(true);
          expect(inside(other, [range])).toBe(other.startsWith(prefix));
        }
      )
    );
  });

  it('carries over the last code point and refuses the whole table', () => {
    expect(prefixRange('a\u{10ffff}').stop).toBe('b');
    expect(prefixRange('\ud7ff').stop).toBe('\ue000');
    expect(() => prefixRange('')).toThrow('invalid key prefix: empty');
  });
});

describe('partRange', () => {
  it('keeps apart an id and the ids that continue it', () => {
    const range = partRange('ZTF21abc');
    expect(inside('ZTF21abc_2459000.7', [range])).toBe(true);
    expect(inside('ZTF21abcd_2459000.7', [range])).toBe(false);
    expect(inside('ZTF21ab_2459000.7', [range])).toBe(false);
  });
});

describe('timeRanges', () => {
  // Times with few decimals meet the traps of unpadded text far more often than random doubles.
  const time = fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 9999999 }),
      fc.integer({ min: 0, max: 7 })
    )
    .map(([day, decimals, kept]) =>
      Number(`${2459000 + day}.${String(decimals).padStart(7, '0').slice(0, Math.max(kept, 1))}`)
    );

  it('finds every key in the window and hardly any other', () => {
    fc.assert(
      fc.property(time, time, time, fc.constantFrom('', 'SN candidate_', '12_'), (a, b, t, prefix) => {
        const [start, stop] = a <= b ? [a, b] : [b, a];
        const ranges = timeRanges(prefix, { start, stop }, 7);
        const found = inside(`${prefix}${keyNumber(t)}_ZTF21abc`, ranges);
        expect(disjoint(ranges)).toBe(true);
        expect(ranges.length).toBeLessThanOrEqual(8);
        if (start <= t && t <= stop) {
          expect(found).toBe(true);
        } else if (found) {
          // The only strangers: earlier times whose text is the beginning of the start's.
          expect(keyNumber(start).startsWith(keyNumber(t))).toBe(true);
        }
      }),
      { numRuns: 5000 }
    );
  });

  it('finds the time whose text is the beginning of the end', () => {
    const ranges = timeRanges('', { start: 2459000.5, stop: 2459000.7999 }, 7);
    expect(ranges[0]).toEqual({ start: '2459000.5', stop: '2459000.7999' });
    expect(inside('2459000.7_ZTF21abc', ranges)).toBe(true);
    expect(inside('2459000.8_ZTF21abc', ranges)).toBe(false);
    expect(ranges.slice(1)).toEqual([
      { start: '2459000.7999_', stop: '2459000.7999`' },
      { start: '2459000.799_', stop: '2459000.799`' },
      { start: '2459000.79_', stop: '2459000.79`' },
      { start: '2459000.7_', stop: '2459000.7`' }
    ]);
  });

  it('leaves out times just after a round end', () => {
    const ranges = timeRanges('', { start: 2459000, stop: 2459000.5 }, 7);
    expect(inside('2459000.5_ZTF21abc', ranges)).toBe(true);
    expect(inside('2459000.51_ZTF21abc', ranges)).toBe(false);
    expect(timeRanges('', { start: 2459000.5, stop: 2459000.5 }, 7)).toEqual([
      { start: '2459000.5_', stop: '2459000.5`' }
    ]);
  });

  it('leaves bounds open and knows an empty window', () => {
    expect(timeRanges('SN_', {}, 7)).toEqual([{ start: 'SN_2', stop: 'SN_3' }]);
    expect(timeRanges('SN_', { start: 2459000 }, 7)).toEqual([{ start: 'SN_2459000.0', stop: 'SN_3' }]);
    expect(timeRanges('', { stop: 60000 }, 5)).toEqual([
      { start: '1', stop: '60000.0' },
      { start: '60000.0_', stop: '60000.0`' }
    ]);
    expect(timeRanges('', { start: 2459001, stop: 2459000 }, 7)).toEqual([]);
  });

  it('refuses a time of another scale', () => {
    expect(() => timeRanges('', { start: 59000 }, 7)).toThrow(
      'invalid time in a row key: 59000; need 7 integer digits'
    );
  });
});

describe('pixelRanges', () => {
  it.each([4, 16])('selects exactly the pixels asked for at NSIDE %p', nside => {
    const count = 12 * nside * nside;
    const all = Array.from({ length: count }, (_, pixel) => pixel);
    const runs = fc
      .array(fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 1, max: 40 })), {
        maxLength: 4
      })
      .map(list => list.flatMap(([first, length]) => all.slice(first, first + length)));
    fc.assert(
      fc.property(runs, pixels => {
        const ranges = pixelRanges(pixels, nside);
        const wanted = new Set(pixels);
        expect(disjoint(ranges)).toBe(true);
        expect(all.filter(pixel => inside(`${pixel}_2459000.5_ZTF21abc`, ranges))).toEqual(
          all.filter(pixel => wanted.has(pixel))
        );
      })
    );
  });

  it.each([4, 16, 32])('reads no more pixels along than it may, and each once, at NSIDE %p', nside => {
    const count = 12 * nside * nside;
    const all = Array.from({ length: count }, (_, pixel) => pixel);
    const keys = all.map(pixel => `${pixel}_2459000.5_ZTF21abc`);
    const run = fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), fc.nat(30), (list, spare) => {
        const pixels = list.flatMap(([first, length]) => all.slice(first, first + length));
        const wanted = new Set(pixels);
        const exact = pixelRanges(pixels, nside);
        const ranges = pixelRanges(pixels, nside, spare);
        expect(disjoint(ranges)).toBe(true);
        const read = all.filter((_, at) => inside(keys[at] ?? '', ranges));
        const along = read.filter(pixel => !wanted.has(pixel));
        expect(read.length - along.length).toBe(wanted.size);
        expect(along.length).toBeLessThanOrEqual(spare * (exact.length - ranges.length));
      }),
      { numRuns: nside === 32 ? 30 : 60 }
    );
  });

  it('gives ranges in the order of their bytes', () => {
    expect(pixelRanges([99, 100, 1000], 128).map(range => range.start)).toEqual(['1000_', '100_', '99_']);
  });

  it('merges neighbours only where nothing else sorts between them', () => {
    expect(pixelRanges([100002, 100001, 100000, 100001], 128)).toEqual([
      { start: '100000_', stop: '100002`' }
    ]);
    // 1000019 would sort between; and 10001 stands after 100019.
    expect(pixelRanges([12, 13], 128)).toHaveLength(2);
    expect(pixelRanges([100019, 100020], 128)).toHaveLength(2);
  });

  it('refuses what is no pixel', () => {
    expect(() => pixelRanges([196608], 128)).toThrow(
      'invalid pixel: 196608; NSIDE 128 has pixels 0 to 196607'
    );
    expect(pixelRanges([], 128)).toEqual([]);
  });
});
