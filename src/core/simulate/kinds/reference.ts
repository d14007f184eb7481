import { magToFlux } from '../../photometry';
import { type Filter } from '../calendar';
import { type ByFilter, type IReference } from '../model';
import { type IRandom } from '../random';

/** The star itself, seen in the reference image. */
export function sameStar(mag: ByFilter, random: IRandom): IReference {
  const distance = Math.abs(0.15 * random.normal()) + 0.03;
  return { mag, distance, angle: random.uniform(0, 2 * Math.PI), extended: false };
}

/** A galaxy in which something happens. */
export function hostGalaxy(random: IRandom): IReference {
  const r = random.uniform(17.5, 20.5);
  return {
    mag: { 1: r + random.uniform(0.4, 1), 2: r },
    distance: random.uniform(0.4, 6),
    angle: random.uniform(0, 2 * Math.PI),
    extended: true
  };
}

/** The nearest unrelated faint star. */
export function passerBy(random: IRandom): IReference {
  const r = random.uniform(19.5, 22);
  return {
    mag: { 1: r + random.uniform(0.2, 1.2), 2: r },
    distance: random.uniform(4, 14),
    angle: random.uniform(0, 2 * Math.PI),
    extended: false
  };
}

/** Difference flux in jansky of a star that shines with magnitude `now` and stands in the reference with its own. */
export function againstReference(
  reference: IReference,
  now: (jd: number, fid: Filter) => number
): (jd: number, fid: Filter) => number {
  return (jd, fid) => magToFlux(now(jd, fid)) - magToFlux(reference.mag[fid]);
}
