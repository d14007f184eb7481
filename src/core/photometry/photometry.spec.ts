import { readFileSync } from 'fs';
import { join } from 'path';

import {
  apparentFlux,
  apparentMagnitude,
  differenceFlux,
  fluxToMag,
  hasSourceBehind,
  isPositive,
  magToFlux,
  RATE_COLUMNS,
  ratesOf
} from '.';
import { type Row } from '../value';

interface IGolden {
  rates: { rows: [number, number, number, number][]; derived: (number | null)[][] }[];
  apparent: [number, number, number, number, string, [number, number] | null, number, number][];
}
const golden = JSON.parse(
  readFileSync(join(__dirname, '../../../tests/data/photometry.json'), 'utf8')
) as IGolden;

const row = ([jd, fid, mag, sigma]: [number, number, number, number]): Row => ({
  'i:jd': jd,
  'i:fid': fid,
  'i:magpsf': mag,
  'i:sigmapsf': sigma
});

describe('ratesOf', () => {
  it('agrees with an independent implementation, row for row', () => {
    let colours = 0;
    for (const { rows, derived } of golden.rates) {
      const ours = ratesOf(rows.map(row)).map(rates => RATE_COLUMNS.map(name => rates[name]));
      expect(ours).toHaveLength(derived.length);
      ours.forEach((values, k) =>
        values.forEach((value, column) => {
          const expected = derived[k]?.[column];
          if (expected === null || expected === undefined) {
            expect(value).toBeNull();
          } else {
            colours += column === 2 ? 1 : 0;
            expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
          }
        })
      );
    }
    expect(colours).toBeGreaterThan(50);
  });

  it('pairs g and r up to 0.3 day apart and copies the colour to both', () => {
    const rates = ratesOf([row([100.25, 2, 18, 0.3]), row([100, 1, 18.5, 0.4]), row([102, 1, 19, 0.1])]);
    expect(rates[0]?.['v:g-r']).toBeCloseTo(0.5, 12);
    expect(rates[1]?.['v:sigma(g-r)']).toBeCloseTo(0.5, 12);
    expect(rates[2]?.['v:g-r']).toBeNull();
    expect(rates[2]?.['v:rate']).toBeCloseTo(0.25, 12);
    expect(rates[1]?.['v:rate']).toBeNull();
  });

  it('leaves upper limits, low-quality points and other filters out', () => {
    const rates = ratesOf([
      row([100, 1, 18, 0.1]),
      { 'i:jd': 101, 'i:fid': 1, 'i:magpsf': null, 'i:sigmapsf': null },
      { ...row([101.5, 1, 25, 0.1]), 'd:tag': 'badquality' },
      row([102, 1, 19, 0.1]),
      row([102.1, 3, 15, 0.1])
    ]);
    expect(rates.map(rate => rate['v:rate'])).toEqual([null, null, null, 0.5, null]);
    expect(rates[4]?.['v:g-r']).toBeNull();
  });

  it('has no rate between two points of one time', () => {
    expect(ratesOf([row([100, 1, 18, 0.1]), row([100, 1, 19, 0.1])])[1]?.['v:rate']).toBeNull();
    expect(ratesOf([])).toEqual([]);
  });
});

describe('flux and magnitude', () => {
  it('takes 3631 Jy for magnitude zero', () => {
    expect(magToFlux(0)).toBe(3631);
    expect(fluxToMag(magToFlux(18.3))).toBeCloseTo(18.3, 12);
    expect(fluxToMag(-1)).toBeNaN();
    expect(fluxToMag(0)).toBeNaN();
  });

  it('gives a negative difference flux where the source faded', () => {
    expect(differenceFlux(15, 0.1, 'f').value).toBeCloseTo(-3631e-6, 12);
    expect(differenceFlux(15, 0.1, 't').sigma).toBeCloseTo((3631e-6 * 0.1) / 1.0857362, 10);
    expect(['t', '1', 1, true, 'f', '0', 0, null].map(isPositive)).toEqual([
      ...[true, true, true, true],
      ...[false, false, false, false]
    ]);
  });

  it('adds difference and reference to the apparent magnitude', () => {
    let without = 0;
    for (const [magpsf, sigmapsf, magnr, sigmagnr, isdiffpos, expected, flux, sigma] of golden.apparent) {
      const alert = { magpsf, sigmapsf, magnr, sigmagnr, isdiffpos };
      const magnitude = apparentMagnitude(alert);
      expect(apparentFlux(alert).value).toBeCloseTo(flux, 9);
      expect(Math.abs(apparentFlux(alert).sigma / sigma - 1)).toBeLessThan(1e-4);
      if (expected === null) {
        without += 1;
        expect(magnitude).toBeUndefined();
      } else {
        expect(magnitude?.value).toBeCloseTo(expected[0], 9);
        expect(Math.abs((magnitude?.sigma ?? NaN) / expected[1] - 1)).toBeLessThan(1e-4);
      }
    }
    expect(without).toBeGreaterThan(3);
  });

  it('has no apparent magnitude without a reference magnitude', () => {
    const alert = { magpsf: 18, sigmapsf: 0.1, magnr: -999, sigmagnr: -999, isdiffpos: 't' };
    expect(apparentMagnitude(alert)).toBeUndefined();
    expect(apparentFlux(alert).value).toBeCloseTo(magToFlux(18), 15);
  });

  it('sees a source behind within 1.5 arcsec', () => {
    expect([0, 1.5, 1.6, -999, null, undefined].map(hasSourceBehind)).toEqual([
      ...[true, true, false],
      ...[false, false, false]
    ]);
  });
});
