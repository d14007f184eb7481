import { readFileSync } from 'fs';
import { join } from 'path';

import {
  ang2pix,
  constellation,
  formatDms,
  formatHms,
  normalizeRa,
  pix2ang,
  pixelsInCone,
  positionAngle,
  separation
} from '.';

interface IPositions {
  separation: [number, number, number, number, number, number][];
  constellation: [number, number, string][];
  sexagesimal: [number, number, string][];
}
interface IHealpix {
  ang2pix: [number, number, number, number][];
  cones: [number, number, number, number, number[]][];
}

const data = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../../tests/data', name), 'utf8'));
const positions = data('positions.json') as IPositions;
const healpix = data('healpix.json') as IHealpix;

describe('separation', () => {
  it('agrees with astropy to a microarcsecond, at all distances', () => {
    expect(positions.separation.length).toBeGreaterThan(200);
    for (const [ra1, dec1, ra2, dec2, expected] of positions.separation) {
      expect(Math.abs(separation(ra1, dec1, ra2, dec2) - expected) * 3600e6).toBeLessThan(1);
    }
  });

  it('gives the position angle of astropy', () => {
    for (const [ra1, dec1, ra2, dec2, distance, expected] of positions.separation) {
      if (distance > 1e-6 && distance < 179 && Math.abs(dec1) < 90) {
        const difference = positionAngle(ra1, dec1, ra2, dec2) - expected;
        expect(Math.abs(((difference + 540) % 360) - 180)).toBeLessThan(1e-6);
      }
    }
  });

  it('is NaN for a position that is not one', () => {
    expect(separation(NaN, 0, 0, 0)).toBeNaN();
  });
});

describe('sexagesimal text', () => {
  it('is that of astropy', () => {
    const ours = positions.sexagesimal.map(([ra, dec]) => `${formatHms(ra, 2)} ${formatDms(dec, 2)}`);
    const theirs = positions.sexagesimal.map(([, , text]) => text.replace('24h00m00.00s', '00h00m00.00s'));
    expect(ours).toEqual(theirs);
  });

  it('carries a rounded second over', () => {
    expect(formatHms(359.9999999, 1)).toBe('00h00m00.0s');
    expect(formatDms(-9.9999999, 0, 'colons')).toBe('-10:00:00');
    expect(formatDms(-0.0001, 1, 'blanks')).toBe('-00 00 00.4');
    expect(formatHms(NaN)).toBe('');
  });
});

describe('constellation', () => {
  it('is that of astropy, by its full name', () => {
    expect(positions.constellation.length).toBeGreaterThan(1000);
    const others = positions.constellation.filter(([ra, dec, name]) => constellation(ra, dec) !== name);
    // astropy adds the annual aberration: within 30" of a border the names may differ
    for (const [ra, dec, name] of others) {
      const east = 30 / 3600 / Math.cos((dec * Math.PI) / 180);
      const around = [-30 / 3600, 0, 30 / 3600].flatMap(dy => [-east, 0, east].map(dx => [dx, dy] as const));
      expect(around.map(([dx, dy]) => constellation(ra + dx, dec + dy))).toContain(name);
    }
    expect(others.length).toBeLessThanOrEqual(2);
  });

  it('is empty for a position that is not one', () => {
    expect(constellation(NaN, 10)).toBe('');
    expect(constellation(10, 91)).toBe('');
  });
});

describe('HEALPix', () => {
  it('gives the pixel of healpy, on the meridians and at the poles too', () => {
    expect(healpix.ang2pix.length).toBeGreaterThan(1000);
    const wrong = healpix.ang2pix.filter(([nside, ra, dec, pixel]) => ang2pix(nside, ra, dec) !== pixel);
    expect(wrong).toEqual([]);
  });

  it('lists every pixel that a cone touches, ascending, and not many more', () => {
    expect(healpix.cones.length).toBeGreaterThan(400);
    for (const [nside, ra, dec, radius, ranges] of healpix.cones) {
      const pixels = pixelsInCone(nside, ra, dec, radius);
      expect([...pixels].sort((a, b) => a - b)).toEqual(pixels);
      const have = new Set(pixels);
      expect(have.size).toBe(pixels.length);
      let needed = 0;
      for (let k = 0; k + 1 < ranges.length; k += 2) {
        for (let pixel = ranges[k] ?? 0; pixel <= (ranges[k + 1] ?? -1); pixel++) {
          needed += 1;
          if (!have.has(pixel)) {
            throw new Error(`nside ${nside} ra ${ra} dec ${dec} r ${radius}: pixel ${pixel} is missing`);
          }
        }
      }
      expect(pixels.length).toBeLessThanOrEqual(2 * needed + 10);
    }
  });

  it('holds its centre even at radius zero', () => {
    expect(pixelsInCone(128, 90, 41.81, 0)).toContain(ang2pix(128, 90, 41.81));
  });

  it('takes a right ascension outside [0, 360)', () => {
    expect(ang2pix(128, -10, 5)).toBe(ang2pix(128, 350, 5));
    expect(ang2pix(128, 720, 60)).toBe(ang2pix(128, 0, 60));
    expect([-1e-20, 360, 211.2166097, -10].map(normalizeRa)).toEqual([0, 0, 211.2166097, 350]);
  });

  it('gives back the centre of a pixel', () => {
    for (const pixel of [0, 5, 100000, 196607]) {
      const { ra, dec } = pix2ang(128, pixel);
      expect(ang2pix(128, ra, dec)).toBe(pixel);
      expect(ra).toBeLessThan(360);
    }
  });

  it('refuses what would be silently wrong', () => {
    expect(() => pixelsInCone(65536, 1, 1, 5)).toThrow(/^unsupported nside: 65536/);
    expect(() => ang2pix(2 ** 25, 1, 1)).toThrow(/^unsupported nside/);
    expect(() => ang2pix(100, 1, 1)).toThrow(/^unsupported nside/);
    expect(() => ang2pix(128, NaN, 1)).toThrow(/^invalid position/);
    expect(() => pixelsInCone(128, 1, 91, 5)).toThrow(/^invalid position/);
    expect(() => pixelsInCone(128, 1, 1, NaN)).toThrow(/^invalid radius/);
    expect(() => pixelsInCone(128, 1, 1, 324000)).toThrow(/^invalid radius/);
    expect(() => pix2ang(1, 12)).toThrow(/^invalid pixel: 12/);
  });
});
