import { normalizeRa, RADIANS } from '../sky';
import { fieldAt } from './fields';
import { type IContext } from './model';
import { type IRandom } from './random';

/** A position in degrees. */
export interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** Centre of the field in which one distant object in eight stands, so that a cone search finds several. */
export const CROWDED_FIELD: IPlace = { ra: 150.1, dec: 2.2 };

/** Tries to find a place that was observed. */
const TRIES = 60;

/** Somewhere in the sky that was observed, evenly, and thin near the plane of the Milky Way, whose dust hides galaxies. */
export function highPlace(context: IContext): IPlace {
  return observed(context, random => {
    if (random.chance(1 / 8)) {
      const dec = CROWDED_FIELD.dec + 0.5 * random.normal();
      return tidy(CROWDED_FIELD.ra + (0.5 * random.normal()) / Math.cos(dec * RADIANS), dec);
    }
    const sine = random.uniform(-1, 1);
    const latitude = Math.asin(sine) / RADIANS;
    return random.chance(Math.abs(latitude) < 12 ? 0.85 : 0)
      ? undefined
      : fromRotated(random.uniform(0, 360), latitude, GALACTIC);
  });
}

/** In the halo of the Milky Way: everywhere, denser towards its plane and its centre. */
export function haloPlace(context: IContext): IPlace {
  return observed(context, random =>
    fromRotated(
      random.chance(0.4) ? 40 * random.normal() : random.uniform(0, 360),
      32 * random.normal(),
      GALACTIC
    )
  );
}

/** In the disk of the Milky Way, within a scale in degrees of its plane. */
export function galacticPlace(context: IContext, scale = 2.5): IPlace {
  return observed(context, random =>
    fromRotated(random.uniform(0, 360), Math.max(-60, Math.min(60, scale * random.normal())), GALACTIC)
  );
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

function observed({ random, calendar }: IContext, draw: (random: IRandom) => IPlace | undefined): IPlace {
  let last: IPlace = CROWDED_FIELD;
  for (let k = 0; k < TRIES; k++) {
    const place = draw(random);
    if (place !== undefined) {
      last = place;
      const visits = calendar.visits(fieldAt(place.ra, place.dec));
      if ((visits.at(-1)?.jd ?? 0) > calendar.start) {
        break;
      }
    }
  }
  return last;
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
export function tidy(ra: number, dec: number): IPlace {
  return { ra: normalizeRa(Math.round(ra * 1e7) / 1e7), dec: Math.round(dec * 1e7) / 1e7 };
}
