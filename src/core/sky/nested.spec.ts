import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ang2nested, nestedCone, type IPixelRun } from '.';

interface IGolden {
  readonly ang2nested: readonly (readonly [order: number, ra: number, dec: number, pixel: number])[];
  /** Order 12: centre, radius in arcseconds, pixels as first, last, first, last … */
  readonly cones: readonly (readonly [ra: number, dec: number, radius: number, ranges: readonly number[]])[];
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '../../../tests/data/healpix-nested.json'), 'utf8')
) as IGolden;

function sizeOf(runs: readonly IPixelRun[]): number {
  return runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

describe('HEALPix, NESTED', () => {
  it('gives the pixel of healpy, on the meridians and at the poles too', () => {
    expect(golden.ang2nested.length).toBeGreaterThan(800);
    const wrong = golden.ang2nested.filter(([order, ra, dec, pixel]) => ang2nested(order, ra, dec) !== pixel);
    expect(wrong).toEqual([]);
  });

  it('covers every pixel that a cone touches with merged runs, and not many more', () => {
    expect(golden.cones.length).toBeGreaterThan(190);
    for (const [ra, dec, radius, ranges] of golden.cones) {
      const runs = nestedCone(12, 12, ra, dec, radius);
      let needed = 0;
      for (let k = 0; k + 1 < ranges.length; k += 2) {
        const [first = 0, last = -1] = [ranges[k], ranges[k + 1]];
        needed += last - first + 1;
        if (!runs.some(run => run.first <= first && last <= run.last)) {
          throw new Error(`ra ${ra} dec ${dec} r ${radius}: pixels ${first} to ${last} are not in one run`);
        }
      }
      runs.slice(1).forEach((run, i) => expect(run.first).toBeGreaterThan((runs[i]?.last ?? 0) + 1));
      expect(sizeOf(runs)).toBeLessThanOrEqual(1.35 * needed + 3);
    }
  });

  it('covers the same with fewer runs when it looks less closely', () => {
    const fine = nestedCone(12, 12, 150, 30, 3600);
    const coarse = nestedCone(12, 8, 150, 30, 3600);
    expect(coarse.length).toBeLessThan(fine.length / 4);
    expect(sizeOf(coarse)).toBeGreaterThan(sizeOf(fine));
    for (const { first, last } of fine) {
      expect(coarse.some(run => run.first <= first && last <= run.last)).toBe(true);
    }
    const area = sizeOf(fine) / (12 * 4096 ** 2);
    expect(area / ((1 - Math.cos(Math.PI / 180)) / 2)).toBeCloseTo(1, 1);
  });

  it('holds its centre even at radius zero', () => {
    const pixel = ang2nested(12, 90, 41.81);
    expect(nestedCone(12, 12, 90, 41.81, 0).some(run => run.first <= pixel && pixel <= run.last)).toBe(true);
  });

  it('refuses what would be silently wrong', () => {
    expect(() => ang2nested(16, 1, 1)).toThrow(/^unsupported order: 16/);
    expect(() => nestedCone(12, 12, NaN, 1, 5)).toThrow(/^invalid position/);
    expect(() => nestedCone(12, 12, 1, 1, -1)).toThrow(/^invalid radius/);
    expect(() => nestedCone(12, 12, 1, 1, 324000)).toThrow(/^invalid radius/);
  });
});
