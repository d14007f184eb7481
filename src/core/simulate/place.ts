import { normalizeRa, RADIANS } from '../sky';
import { type IRandom } from './random';

/** A position in degrees. */
export interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** Centre of the field in which one object in eight stands, so that a cone search finds several. */
export const CROWDED_FIELD: IPlace = { ra: 150.1, dec: 2.2 };

/** Somewhere in the part of the sky that Palomar sees in winter and spring, evenly. */
export function highPlace(random: IRandom): IPlace {
  if (random.chance(1 / 8)) {
    const dec = CROWDED_FIELD.dec + 0.5 * random.normal();
    return tidy(CROWDED_FIELD.ra + (0.5 * random.normal()) / Math.cos(dec * RADIANS), dec);
  }
  const [low, high] = [Math.sin(-25 * RADIANS), Math.sin(75 * RADIANS)];
  return tidy(random.uniform(70, 280), Math.asin(random.uniform(low, high)) / RADIANS);
}

/** Near the plane of the Milky Way on the side away from its centre. */
export function galacticPlace(random: IRandom): IPlace {
  return fromRotated(random.uniform(172, 225), 2.5 * random.normal(), GALACTIC);
}

/** A place given by ecliptic longitude and latitude in degrees. */
export function eclipticPlace(longitude: number, latitude: number): IPlace {
  return fromRotated(longitude, latitude, ECLIPTIC);
}

/** Moves a place by arcseconds to the east and to the north. */
export function shift(place: IPlace, east: number, north: number): IPlace {
  const dec = place.dec + north / 3600;
  return tidy(place.ra + east / 3600 / Math.cos(dec * RADIANS), dec);
}

type Matrix = readonly (readonly [number, number, number])[];

/** Rows turn galactic to equatorial coordinates (J2000), from the Hipparcos catalogue, vol. 1, 1.5.3. */
const GALACTIC: Matrix = [
  [-0.0548755604, 0.4941094279, -0.867666149],
  [-0.8734370902, -0.44482963, -0.1980763734],
  [-0.4838350155, 0.7469822445, 0.4559837762]
];
const OBLIQUITY = 23.4392911 * RADIANS;
const ECLIPTIC: Matrix = [
  [1, 0, 0],
  [0, Math.cos(OBLIQUITY), -Math.sin(OBLIQUITY)],
  [0, Math.sin(OBLIQUITY), Math.cos(OBLIQUITY)]
];

function fromRotated(longitude: number, latitude: number, matrix: Matrix): IPlace {
  const [l, b] = [longitude * RADIANS, latitude * RADIANS];
  const vector = [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)] as const;
  const [x = 0, y = 0, z = 0] = matrix.map(
    row => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]
  );
  return tidy(Math.atan2(y, x) / RADIANS, Math.asin(z) / RADIANS);
}

/** Seven decimals, as ZTF gives them. */
function tidy(ra: number, dec: number): IPlace {
  return { ra: normalizeRa(Number(ra.toFixed(7))), dec: Number(dec.toFixed(7)) };
}
