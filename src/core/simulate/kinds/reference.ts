import { magToFlux } from '../../photometry';
import { type Filter } from '../calendar';
import { type ByFilter, type IReference } from '../model';
import { type IRandom } from '../random';

/** Magnitudes in g, r, i from r and the colours g - r and r - i. */
export function bands(r: number, gr: number, ri = 0.4 * gr): ByFilter {
  return { 1: r + gr, 2: r, 3: r - ri };
}

/** The star itself, seen in the reference image. */
export function sameStar(mag: ByFilter, random: IRandom): IReference {
  return {
    mag,
    distance: Math.abs(0.15 * random.normal()) + 0.03,
    angle: random.uniform(0, 2 * Math.PI),
    extended: false
  };
}

/** The nearest unrelated faint star. */
export function passerBy(random: IRandom): IReference {
  return {
    mag: bands(random.uniform(19.5, 22), random.uniform(0.2, 1.2)),
    distance: random.uniform(4, 14),
    angle: random.uniform(0, 2 * Math.PI),
    extended: false
  };
}

/** A galaxy in whose nucleus or elsewhere something happens: absolute r about -20.5, half-light some kpc. */
export function hostGalaxy(random: IRandom, modulus: number, nuclear = false): IReference {
  const r = Math.min(22, Math.max(13, modulus - 20.3 + 0.9 * random.normal()));
  const kpc = 10 ** ((modulus + 5) / 5) / 206265 / 1000;
  const away = nuclear ? 0 : Math.abs(3 * random.normal()) / kpc;
  return {
    mag: bands(r, random.uniform(0.4, 0.9)),
    distance: Math.min(25, 0.05 + Math.abs(0.12 * random.normal()) + away),
    angle: random.uniform(0, 2 * Math.PI),
    extended: true
  };
}

/** Difference flux in jansky of a star that shines with magnitude `now` and stands in the reference with its own. */
export function againstReference(
  reference: IReference,
  now: (jd: number, fid: Filter) => number
): (jd: number, fid: Filter) => number {
  return (jd, fid) => magToFlux(now(jd, fid)) - magToFlux(reference.mag[fid]);
}
