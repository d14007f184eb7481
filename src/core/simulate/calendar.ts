import { type IRandom } from './random';

/** JD UTC of the midnight that begins the first night, 2026-01-11, and the number of nights. */
export const FIRST_NIGHT = 2461051.5;
export const NIGHTS = 120;

/** Nights before the first one that fill the histories but send no alerts. */
const LEAD = 32;

/** ZTF filters that are observed. */
export const FILTERS = [1, 2] as const;
export type Filter = (typeof FILTERS)[number];

/** One exposure of the field of an object. */
export interface IVisit {
  /** JD UTC of the start, 7 decimals as in ZTF. */
  readonly jd: number;
  /** 1 = g, 2 = r. */
  readonly fid: Filter;
  /** Magnitude of a source of five sigma. */
  readonly limit: number;
  /** Full width at half maximum of a star, arcsec. */
  readonly seeing: number;
}

/** JD UTC of the midnights that begin the clear nights, lead included: seven nights in ten. */
export function clearNights(random: IRandom): number[] {
  const nights: number[] = [];
  for (let k = -LEAD; k < NIGHTS; k++) {
    if (random.fork(`weather ${k}`).chance(0.7)) {
      nights.push(FIRST_NIGHT + k);
    }
  }
  return nights;
}

/**
 * Exposures of one field in order of time: one in g and one in r every `cadence` nights, if clear, between 03 h
 * and 12 h UTC.
 */
export function visitsOf(nights: readonly number[], random: IRandom): IVisit[] {
  const cadence = random.choice([5, 6, 7]);
  const offset = Math.floor(random.uniform(0, cadence));
  const visits: IVisit[] = [];
  for (const night of nights) {
    if ((night - FIRST_NIGHT + LEAD) % cadence !== offset) {
      continue;
    }
    const first = night + random.uniform(0.125, 0.4);
    const second = first + random.uniform(0.02, 0.1);
    const [early, late]: [Filter, Filter] = random.chance(0.5) ? [1, 2] : [2, 1];
    visits.push(exposure(first, early, random), exposure(second, late, random));
  }
  return visits;
}

/** An exposure at a time, with the depth that the Moon and the seeing leave. */
export function exposure(jd: number, fid: Filter, random: IRandom): IVisit {
  // full Moon of 2026-01-03 10 h UTC, synodic month
  const moon = 0.5 + 0.5 * Math.cos((2 * Math.PI * (jd - 2461043.92)) / 29.530588);
  const seeing = 1.6 + 0.9 * random.uniform() ** 2;
  const dark = fid === 1 ? 20.8 : 20.6;
  const limit = dark - 1.1 * moon ** 3 - 1.2 * Math.log10(seeing / 1.6) + 0.12 * random.normal();
  return { jd: Number(jd.toFixed(7)), fid, limit, seeing };
}
