import { RADIANS } from '../../core/sky/angle';
import type { ISkyCone } from '../../core/figure/skymap';
import type { SkyPosition } from './view';

/** ICRS position of the north galactic pole, and galactic longitude of the north celestial pole, degrees. */
const POLE = { ra: 192.85948, dec: 27.12825, longitude: 122.93192 };

/** The galactic plane as a closed line in ICRS degrees. */
export const GALACTIC_PLANE: readonly SkyPosition[] = Array.from({ length: 181 }, (_, n) =>
  galacticToIcrs(2 * n, 0)
);

/** Galactic longitude and latitude to ICRS, degrees, to a few milliarcseconds. */
export function galacticToIcrs(longitude: number, latitude: number): SkyPosition {
  const away = (POLE.longitude - longitude) * RADIANS;
  const [sinPole, cosPole] = [Math.sin(POLE.dec * RADIANS), Math.cos(POLE.dec * RADIANS)];
  const [sin, cos] = [Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS)];
  const dec = Math.asin(sinPole * sin + cosPole * cos * Math.cos(away));
  const ra = Math.atan2(cos * Math.sin(away), cosPole * sin - sinPole * cos * Math.cos(away));
  return [(ra / RADIANS + POLE.ra + 360) % 360, dec / RADIANS];
}

/** The border of a cone as a closed line, ICRS degrees. */
export function coneBorder(cone: ISkyCone): SkyPosition[] {
  const [sin0, cos0] = [Math.sin(cone.dec * RADIANS), Math.cos(cone.dec * RADIANS)];
  const radius = (cone.radius / 3600) * RADIANS;
  return Array.from({ length: 121 }, (_, n) => {
    const angle = 3 * n * RADIANS;
    const dec = Math.asin(sin0 * Math.cos(radius) + cos0 * Math.sin(radius) * Math.cos(angle));
    const away = Math.atan2(
      Math.sin(angle) * Math.sin(radius) * cos0,
      Math.cos(radius) - sin0 * Math.sin(dec)
    );
    return [(cone.ra + away / RADIANS + 360) % 360, dec / RADIANS];
  });
}
