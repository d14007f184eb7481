import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { objectIdOf } from '../../../../core/simulate/identity';
import { readAlerts } from '../../../ingest/readalerts';
import { splitKeys } from './splits';

/** Folder with real alerts, which the repository does not have; its sub-folder `ztf` is read. */
const real = process.env['FINK_REAL_DATA'] ?? '';
/** Alerts as they came, of a whole night and of a stream: the other files were chosen by object. */
const nights = ['night-20211122-science.parquet', 'livestream-sample.avro'].map(name =>
  join(real, 'ztf', name)
);
const itReal = nights.every(path => existsSync(path)) ? it : it.skip;

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

  itReal('gives each region a fair share of real alerts (set FINK_REAL_DATA to their folder)', async () => {
    const ids = new Set<string>();
    for (const path of nights) {
      for await (const { alert } of readAlerts(path, { stamps: false })) {
        ids.add(`${alert?.objectId ?? ''}_2459540.5`);
      }
    }
    expect(ids.size).toBeGreaterThan(80);
    for (const regions of [2, 4, 8]) {
      expect(fullest([...ids], splitKeys('ztf', regions))).toBeLessThan(2);
    }
  });
});
