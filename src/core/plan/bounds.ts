import { ARCSEC_PER_DEGREE, RADIANS } from '../sky';
import type { IBound, IPlan, IScan } from './plan';

/** Degrees by which a box is larger than its circle on each side, 0.4 milliarcseconds: more than rounding takes away. */
const SLACK = 1e-7;

/** A circle on the sky: degrees, and arcseconds for the radius. */
interface ICircle {
  readonly ra: number;
  readonly dec: number;
  readonly radius: number;
}

/**
 * Box of right ascension and declination that holds a circle. There is no bound of right ascension where the circle lies over
 * 0h, since that would take two, nor where it comes to a pole.
 */
export function circleBounds({ ra, dec, radius }: ICircle): IBound[] {
  const r = radius / ARCSEC_PER_DEGREE + SLACK;
  const bounds: IBound[] = [
    {
      column: 'i:dec',
      ...(dec - r > -90 ? { min: dec - r } : {}),
      ...(dec + r < 90 ? { max: dec + r } : {})
    }
  ];
  const half = halfWidth(dec, r);
  if (half !== null && ra - half >= 0 && ra + half < 360) {
    bounds.unshift({ column: 'i:ra', min: ra - half, max: ra + half });
  }
  return bounds;
}

/** Part of the sky, square degrees, that bounds of `i:ra` and `i:dec` enclose. */
export function boxArea(bounds: readonly IBound[]): number {
  const of = (column: string): IBound | undefined => bounds.find(bound => bound.column === column);
  const [ra, dec] = [of('i:ra'), of('i:dec')];
  const width = (ra?.max ?? 360) - (ra?.min ?? 0);
  const height = Math.sin((dec?.max ?? 90) * RADIANS) - Math.sin((dec?.min ?? -90) * RADIANS);
  return (width * height) / RADIANS;
}

/**
 * Bounds that a store may be told of when it reads a scan: those of the scan, and the tests of the plan that are bounds. Not
 * the time where keys are in order of time: the ranges hold next to nothing else then, and testing would cost more than it saves.
 */
export function pushedBounds(plan: IPlan, scan: IScan): IBound[] {
  const tests = plan.residual.flatMap(test => {
    if (test.kind !== 'between' || (scan.inTimeOrder === true && test.column === 'i:jd')) {
      return [];
    }
    const { kind, ...bound } = test;
    void kind;
    return [bound];
  });
  // A column that is not read cannot be tested by the store either.
  return [...(scan.bounds ?? []), ...tests].filter(
    ({ column }) => scan.columns.length === 0 || scan.columns.includes(column)
  );
}

/** Largest difference in right ascension of a point of a circle from its centre, degrees; null when it holds a pole. */
function halfWidth(dec: number, r: number): number | null {
  if (Math.abs(dec) + r >= 90) {
    return null;
  }
  return Math.asin(Math.sin(r * RADIANS) / Math.cos(dec * RADIANS)) / RADIANS + SLACK;
}
