import { ang2pix, pix2ang, ringCone, separation } from '.';

/** Repeatable random numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const next = generator(7);
const anywhere = () => ({ ra: 360 * next(), dec: (Math.asin(2 * next() - 1) * 180) / Math.PI });
const corners = [0, 45, 90, 180, 270, 359.99999].flatMap(ra =>
  [90, 89.999, 41.8103148958, 0, -41.8103148958, -89.999, -90].map(dec => ({ ra, dec }))
);

const holds = (runs: ReturnType<typeof ringCone>, pixel: number): boolean =>
  runs.some(({ first, last }) => first <= pixel && pixel <= last);

describe('runs of RING pixels that cover a circle', () => {
  it.each([1, 8, 128, 4096])('hold every pixel that a point of the circle has, NSIDE %i', nside => {
    for (const centre of [...corners, ...Array.from({ length: 200 }, anywhere)]) {
      const radius = 10 ** (4 * next());
      const runs = ringCone(nside, centre.ra, centre.dec, radius);
      for (let i = 0; i < 40; i++) {
        const reach = (radius / 3600) * Math.sqrt(next());
        const dec = Math.max(-90, Math.min(90, centre.dec + reach * (2 * next() - 1)));
        const ra = centre.ra + (reach * (2 * next() - 1)) / Math.max(1e-6, Math.cos((dec * Math.PI) / 180));
        if (separation(centre.ra, centre.dec, ra, dec) * 3600 <= radius) {
          expect({ centre, radius, ra, dec, held: holds(runs, ang2pix(nside, ra, dec)) }).toMatchObject({
            held: true
          });
        }
      }
    }
  });

  it('hold little else, ascending, disjoint and on the sky', () => {
    const nside = 64;
    for (const centre of [...corners, ...Array.from({ length: 50 }, anywhere)]) {
      const runs = ringCone(nside, centre.ra, centre.dec, 3600);
      let before = -1;
      for (const { first, last } of runs) {
        expect(first).toBeGreaterThan(before);
        expect(last).toBeGreaterThanOrEqual(first);
        before = last;
        for (let pixel = first; pixel <= last; pixel++) {
          const place = pix2ang(nside, pixel);
          // The circle, the radius of a pixel on the way out, and two pixels of seam.
          expect(separation(centre.ra, centre.dec, place.ra, place.dec)).toBeLessThan(1 + 4 * 0.92);
        }
      }
      expect(before).toBeLessThan(12 * nside * nside);
    }
  });

  it('are exact numbers where the library is wrong', () => {
    // NSIDE 131072: the pixel of a position on the equator, by the formulae of Gorski et al.
    const nside = 131072;
    const runs = ringCone(nside, 0.5 * (90 / nside), 0, 0.1);
    expect(holds(runs, 2 * nside * (nside - 1) + nside * 4 * nside)).toBe(true);
    expect(runs.length).toBeLessThan(8);
  });

  it('refuse what is no position, no radius, no NSIDE', () => {
    expect(() => ringCone(100, 0, 0, 1)).toThrow('unsupported nside: 100');
    expect(() => ringCone(128, 0, 91, 1)).toThrow('invalid position');
    expect(() => ringCone(128, 0, 0, -1)).toThrow('invalid radius: -1');
  });
});
