import { objectIdOf } from '../../../../core/simulate/identity';
import { splitKeys } from './splits';

/** Part of the keys that the fullest region has, in units of an even share. */
function fullest(keys: readonly string[], splits: readonly string[]): number {
  const counts = new Array<number>(splits.length + 1).fill(0);
  for (const key of keys) {
    const region = splits.filter(split => split <= key).length;
    counts[region] = (counts[region] ?? 0) + 1;
  }
  return (Math.max(...counts) / keys.length) * counts.length;
}

describe('splitKeys', () => {
  it('gives one key less than regions, in order of bytes', () => {
    for (const table of ['ztf', 'ztf.upper', 'ztf.class', 'ztf.pixel128', 'ztf.pixel12', 'ztf.ssnamenr']) {
      for (const regions of [2, 7, 16, 100]) {
        const keys = splitKeys(table, regions);
        expect(keys).toHaveLength(regions - 1);
        expect(keys).toEqual([...keys].sort());
      }
    }
  });

  it('leaves small tables, and all of them with one region, whole', () => {
    expect(splitKeys('ztf.anomaly', 16)).toEqual([]);
    expect(splitKeys('fink.marks', 16)).toEqual([]);
    expect(splitKeys('ztf', 1)).toEqual([]);
  });

  it('splits among the keys of ZTF, which all sort before lower case', () => {
    for (const table of ['ztf', 'ztf.class', 'ztf.pixel128', 'ztf.pixel12']) {
      for (const key of splitKeys(table, 50)) {
        expect(key).toMatch(/^[0-9A-Z]/);
      }
    }
  });

  it('spreads the pixels of the sky that ZTF sees', () => {
    const pixels = Array.from({ length: 147456 }, (_, i) => `${i}_2459000.5_ZTF18aaaaaaa`);
    expect(fullest(pixels, splitKeys('ztf.pixel128', 10))).toBeLessThan(1.1);
  });

  it('spreads the names of simulated objects, which all are of one year', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `${objectIdOf(i + 1)}_2461051.5`);
    expect(fullest(ids, splitKeys('ztf', 8, 20_000))).toBeLessThan(1.1);
    expect(fullest(ids, splitKeys('ztf', 8))).toBe(8);
  });
});
