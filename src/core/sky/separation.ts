import { RADIANS } from './angle';

/**
 * Angular distance of two positions in degrees (Vincenty's form: exact at all distances, antipodes
 * included). Arguments in degrees; NaN in gives NaN out.
 */
export function separation(ra1: number, dec1: number, ra2: number, dec2: number): number {
  const dra = (ra2 - ra1) * RADIANS;
  const [s1, c1] = [Math.sin(dec1 * RADIANS), Math.cos(dec1 * RADIANS)];
  const [s2, c2] = [Math.sin(dec2 * RADIANS), Math.cos(dec2 * RADIANS)];
  const east = c2 * Math.sin(dra);
  const north = c1 * s2 - s1 * c2 * Math.cos(dra);
  const along = s1 * s2 + c1 * c2 * Math.cos(dra);
  return Math.atan2(Math.hypot(east, north), along) / RADIANS;
}

/** Position angle of the second position seen from the first, degrees east of north, [0, 360). */
export function positionAngle(ra1: number, dec1: number, ra2: number, dec2: number): number {
  const dra = (ra2 - ra1) * RADIANS;
  const c2 = Math.cos(dec2 * RADIANS);
  const east = c2 * Math.sin(dra);
  const north =
    Math.cos(dec1 * RADIANS) * Math.sin(dec2 * RADIANS) - Math.sin(dec1 * RADIANS) * c2 * Math.cos(dra);
  const angle = Math.atan2(east, north) / RADIANS;
  return angle < 0 ? angle + 360 : angle;
}
