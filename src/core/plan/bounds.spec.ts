import fc from 'fast-check';
import { separation } from '../sky';
import { boxArea, circleBounds } from './bounds';

const RAD = Math.PI / 180;

/** The place at a distance and a bearing from another, all in degrees. */
function towards(ra: number, dec: number, distance: number, bearing: number): { ra: number; dec: number } {
  const [d, r, b] = [dec * RAD, distance * RAD, bearing * RAD];
  const sin = Math.sin(d) * Math.cos(r) + Math.cos(d) * Math.sin(r) * Math.cos(b);
  const to = Math.asin(Math.max(-1, Math.min(1, sin)));
  const east = Math.atan2(Math.sin(b) * Math.sin(r) * Math.cos(d), Math.cos(r) - Math.sin(d) * sin);
  return { ra: (((ra + east / RAD) % 360) + 360) % 360, dec: to / RAD };
}

const circles = fc.record({
  ra: fc.oneof(fc.double({ min: 0, max: 359.999999, noNaN: true }), fc.constantFrom(0, 1e-9, 180, 359.9999)),
  dec: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(0, 90, -90, 89.99, -85, 88)),
  radius: fc.constantFrom(0.1, 5, 60, 600, 3600, 18000)
});

describe('the box around a circle', () => {
  it('holds every place of the circle, up to its edge', () => {
    fc.assert(
      fc.property(
        circles,
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.boolean(),
        (circle, bearing, isTip) => {
          const bounds = circleBounds(circle);
          const r = circle.radius / 3600;
          // The places farthest to the east lie a little nearer to the pole than the centre.
          const tip =
            Math.acos(Math.max(-1, Math.min(1, Math.tan(r * RAD) * Math.tan(circle.dec * RAD)))) / RAD;
          const place = towards(circle.ra, circle.dec, r, isTip ? tip : bearing);
          fc.pre(separation(circle.ra, circle.dec, place.ra, place.dec) * 3600 <= circle.radius);
          for (const { column, min = -Infinity, max = Infinity } of bounds) {
            const value = column === 'i:ra' ? place.ra : place.dec;
            expect(value).toBeGreaterThanOrEqual(min);
            expect(value).toBeLessThanOrEqual(max);
          }
        }
      ),
      { numRuns: 3000 }
    );
  });

  it('is hardly larger than the circle', () => {
    for (const dec of [0, 40, -75, 80]) {
      expect(boxArea(circleBounds({ ra: 100, dec, radius: 3600 })) / Math.PI).toBeLessThan(1.35);
    }
    expect(boxArea(circleBounds({ ra: 100, dec: 20, radius: 5 })) * 3600 ** 2).toBeCloseTo(100, 0);
  });
});
