import { RADIANS } from '../sky';
import { FIELDS, type IField } from './fields';
import { type IRandom } from './random';

/** Nights before the first one that fill the histories but send no alerts. */
export const LEAD = 32;

/** Filters: 1 = g, 2 = r, 3 = i. */
export type Filter = 1 | 2 | 3;

/** One exposure of a field. */
export interface IVisit {
  /** JD UTC of the start, 7 decimals as in ZTF. */
  readonly jd: number;
  readonly fid: Filter;
  /** Magnitude of a source of five sigma. */
  readonly limit: number;
  /** Full width at half maximum of a star, arcsec. */
  readonly seeing: number;
  readonly field: number;
  /** Number of the exposure in the survey. */
  readonly id: number;
}

/** Palomar: longitude and latitude, degrees. */
const [LONGITUDE, LATITUDE] = [-116.863, 33.356];
/** Lowest altitude at which ZTF observes, degrees: airmass 2. */
const ALTITUDE = 30;
/** Part of the nights that are clear, and of the field visits that have an i exposure too (ZTF: mostly g and r). */
const CLEAR = 0.7;
const WITH_I = 0.08;
/** Exposures that a night can have, for their numbers. */
const PLACES = 4096;

/** When which field was observed, and how well. It depends on the stream, the dates and the cadence alone. */
export class Calendar {
  private readonly _nights: (readonly IVisit[])[] = [];
  private readonly _fields = new Map<number, IVisit[]>();

  /**
   * @param start - JD UTC of the midnight that begins the first night.
   * @param nights - number of nights, clear or not.
   * @param cadence - nights from one visit of a field to the next; each visit is one exposure in g and one in r.
   */
  constructor(
    random: IRandom,
    readonly start: number,
    readonly nights: number,
    cadence: number
  ) {
    for (let night = -LEAD; night < nights; night++) {
      const stream = random.fork(night + 10000);
      const visits = stream.chance(CLEAR) ? this._observe(night, cadence, stream) : [];
      this._nights.push(visits);
      for (const visit of visits) {
        const known = this._fields.get(visit.field);
        if (known) {
          known.push(visit);
        } else {
          this._fields.set(visit.field, [visit]);
        }
      }
    }
  }

  /** JD UTC of the end of the last night. */
  get end(): number {
    return this.start + this.nights;
  }

  /** Exposures of a night, numbered from 0, in order of time. */
  exposures(night: number): readonly IVisit[] {
    return this._nights[night + LEAD] ?? [];
  }

  /** The exposure of a number. */
  exposure(id: number): IVisit | undefined {
    return this._nights[Math.floor(id / PLACES)]?.[id % PLACES];
  }

  /** Exposures of a field in order of time, those of the nights before the first one included. */
  visits(field: number): readonly IVisit[] {
    return this._fields.get(field) ?? [];
  }

  private _observe(night: number, cadence: number, random: IRandom): IVisit[] {
    const midnight = this.start + night;
    const quality = {
      cloud: Math.max(0, 0.12 * random.normal()),
      seeing: 1.55 * Math.exp(0.16 * random.normal())
    };
    const visits: IVisit[] = [];
    for (const field of FIELDS) {
      if ((night + LEAD + field.id) % cadence === 0) {
        visits.push(...visit(field, midnight, quality, random));
      }
    }
    visits.sort((a, b) => a.jd - b.jd || a.field - b.field);
    return visits.map((each, place) => ({ ...each, id: (night + LEAD) * PLACES + place }));
  }
}

interface IQuality {
  readonly cloud: number;
  readonly seeing: number;
}

/** Exposures of a field in a night: g and r, half an hour to an hour apart, now and then i; none when it is too low. */
function visit(field: IField, midnight: number, quality: IQuality, random: IRandom): IVisit[] {
  const [rise, set] = upTime(field, midnight);
  if (set - rise < 0.05) {
    return [];
  }
  const first = random.uniform(rise, set - 0.045);
  const second = first + random.uniform(0.018, 0.04);
  const [early, late]: [Filter, Filter] = random.chance(0.5) ? [1, 2] : [2, 1];
  const visits = [
    exposure(first, early, field.id, quality, random),
    exposure(second, late, field.id, quality, random)
  ];
  if (random.chance(WITH_I)) {
    visits.push(exposure(second + 0.004, 3, field.id, quality, random));
  }
  return visits;
}

/** From when to when, JD UTC, a field is high in a dark sky in the night of a UTC day; empty when set <= rise. */
function upTime(field: IField, midnight: number): [rise: number, set: number] {
  const day = midnight + 0.33 - 2451545;
  // mean longitude of the Sun is enough for the length of the night
  const longitude = (280.46 + 0.9856474 * day) * RADIANS;
  const declination = Math.asin(Math.sin(23.44 * RADIANS) * Math.sin(longitude));
  const dark = (Math.PI - hourAngle(declination, -15)) / (2 * Math.PI);
  const middle = midnight - LONGITUDE / 360;
  const sidereal = 280.46 + 360.98564737 * (middle - 2451545) + LONGITUDE;
  const away = ((((field.ra - sidereal + 180) % 360) + 360) % 360) - 180;
  const transit = middle + away / 360.9856;
  const high = hourAngle(field.dec * RADIANS, ALTITUDE) / (2 * Math.PI);
  return [Math.max(middle - dark, transit - high), Math.min(middle + dark, transit + high)];
}

/** Hour angle in radians at which something has an altitude in degrees: 0 when it never is so high, pi when always. */
function hourAngle(declination: number, altitude: number): number {
  const latitude = LATITUDE * RADIANS;
  const cosine =
    (Math.sin(altitude * RADIANS) - Math.sin(latitude) * Math.sin(declination)) /
    (Math.cos(latitude) * Math.cos(declination));
  return Math.acos(Math.min(1, Math.max(-1, cosine)));
}

/** Five-sigma limits in a dark night with good seeing (Bellm et al. 2019; i is shallower). */
const DARK: Readonly<Record<Filter, number>> = { 1: 20.9, 2: 20.7, 3: 20.0 };

/** An exposure at a time, with the depth that clouds, Moon and seeing leave. */
function exposure(jd: number, fid: Filter, field: number, quality: IQuality, random: IRandom): IVisit {
  // full Moon of 2026-01-03 10 h UTC, synodic month
  const moon = 0.5 + 0.5 * Math.cos((2 * Math.PI * (jd - 2461043.92)) / 29.530588);
  const seeing = quality.seeing + 0.9 * random.uniform() ** 2;
  const bright = (fid === 1 ? 1.2 : fid === 2 ? 0.9 : 0.5) * moon ** 3;
  const limit = DARK[fid] - bright - quality.cloud - 1.2 * Math.log10(seeing / 1.6) + 0.1 * random.normal();
  return { jd: Number(jd.toFixed(7)), fid, limit, seeing, field, id: 0 };
}
