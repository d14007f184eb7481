import { ang2pix, pix2ang, pixelsInCone, separation } from '../sky';
import { conePixels } from './conepixels';

/** Repeatable random numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

describe('pixels of a cone', () => {
  it('are one pixel for a small circle inside of it', () => {
    for (const pixel of [0, 5000, 98049, 150000, 196607]) {
      const { ra, dec } = pix2ang(128, pixel);
      expect(conePixels(128, ra, dec, 60)).toEqual([pixel]);
    }
  });

  it('hold every position in the circle, and are never more than the generous list', () => {
    const next = random(20211122);
    for (let i = 0; i < 400; i++) {
      const meridian = i % 4 === 0;
      const ra = meridian ? 45 * Math.floor(next() * 8) : 360 * next();
      const dec = [90, -90, 41.8103, (Math.asin(2 * next() - 1) * 180) / Math.PI][i % 7] ?? 180 * next() - 90;
      const radius = 10 ** (4 * next());
      const pixels = new Set(conePixels(128, ra, dec, radius));
      expect(pixelsInCone(128, ra, dec, radius)).toEqual(expect.arrayContaining([...pixels]));
      const missed: unknown[] = [];
      for (let k = 0; k < 60; k++) {
        const angle = 2 * Math.PI * next();
        const distance = (radius / 3600) * (k % 2 === 0 ? 0.999999 : Math.sqrt(next()));
        const there = offset(ra, dec, angle, distance);
        const inside = separation(ra, dec, there.ra, there.dec) * 3600 <= radius;
        if (!inside || !pixels.has(ang2pix(128, there.ra, there.dec))) {
          missed.push({ ra, dec, radius, there, inside });
        }
      }
      expect(missed).toEqual([]);
    }
  });
});

/** Position at a distance (degrees) and direction (radians, east of north) from another. */
function offset(ra: number, dec: number, angle: number, distance: number): { ra: number; dec: number } {
  const rad = Math.PI / 180;
  const [s, c] = [Math.sin(distance * rad), Math.cos(distance * rad)];
  const [sd, cd] = [Math.sin(dec * rad), Math.cos(dec * rad)];
  const z = sd * c + cd * s * Math.cos(angle);
  const x = cd * c - sd * s * Math.cos(angle);
  const y = s * Math.sin(angle);
  const found = ra + Math.atan2(y, x) / rad;
  return { ra: ((found % 360) + 360) % 360, dec: Math.atan2(z, Math.hypot(x, y)) / rad };
}
