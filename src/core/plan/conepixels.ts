import { ang2pix, ARCSEC_PER_DEGREE, LARGEST_NSIDE, pix2ang, pixelsInCone } from '../sky';

/** Fine pixels are made about so many to the radius: enough to leave out neighbours, few enough to take no time. */
const PER_RADIUS = 6;
/** Side of a pixel at NSIDE 1, degrees: the root of its area. */
const SIDE = Math.sqrt(41252.96125 / 12);

/**
 * RING pixels that a circle touches, ascending, with few others.
 *
 * `pixelsInCone` may add neighbours, which cost a full pixel of rows each. So the circle is covered by finer pixels, and the
 * pixels wanted are those that hold them: still every pixel touched, as each fine pixel lies in exactly one coarse pixel.
 */
export function conePixels(nside: number, ra: number, dec: number, radiusArcsec: number): number[] {
  const radius = radiusArcsec / ARCSEC_PER_DEGREE;
  let fine = nside;
  while (fine < LARGEST_NSIDE && SIDE / fine > radius / PER_RADIUS) {
    fine *= 2;
  }
  if (fine === nside) {
    return pixelsInCone(nside, ra, dec, radiusArcsec);
  }
  const pixels = new Set<number>();
  for (const pixel of pixelsInCone(fine, ra, dec, radiusArcsec)) {
    const centre = pix2ang(fine, pixel);
    pixels.add(ang2pix(nside, centre.ra, centre.dec));
  }
  return [...pixels].sort((a, b) => a - b);
}
