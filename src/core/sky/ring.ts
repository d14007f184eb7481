import { max_pixrad } from '@hscmap/healpix';

import { ARCSEC_PER_DEGREE, normalizeRa, RADIANS, requirePosition } from './angle';
import type { IPixelRun } from './nested';

const TURN = 2 * Math.PI;
/** Radians added to a radius, 0.2 milliarcseconds: more than rounding takes away. */
const SLACK = 1e-9;

/** One ring of pixels of the same declination, counted from the north pole. */
interface IRing {
  readonly first: number;
  readonly pixels: number;
  /** Longitude of the centre of the first pixel, in pixels. */
  readonly offset: number;
  /** Colatitude, radians. */
  readonly theta: number;
}

/**
 * Runs of RING pixels that cover a circle, at most two a ring, ascending and disjoint. Every pixel that the circle touches is in
 * a run, with a seam of others. Any power of two serves as NSIDE up to 2^24: plain arithmetic, in contrast to `pixelsInCone`,
 * whose library is wrong above 32768.
 *
 * @param ra - of the centre, degrees, and so `dec`.
 * @param radiusArcsec - below 90 degrees.
 */
export function ringCone(nside: number, ra: number, dec: number, radiusArcsec: number): IPixelRun[] {
  requirePosition(ra, dec);
  if (!Number.isInteger(Math.log2(nside)) || nside < 1 || nside > 2 ** 24) {
    throw new RangeError(`unsupported nside: ${nside} (need a power of two up to 16777216)`);
  }
  // A pixel that is touched has its centre within its own radius of the circle.
  const radius = (radiusArcsec / ARCSEC_PER_DEGREE) * RADIANS + max_pixrad(nside) + SLACK;
  if (!(radiusArcsec >= 0 && radius < Math.PI)) {
    throw new RangeError(`invalid radius: ${radiusArcsec} (arcseconds, from 0 and below 324000)`);
  }
  const theta = (90 - dec) * RADIANS;
  const phi = normalizeRa(ra) * RADIANS;
  const north = Math.max(1, ringAbove(nside, theta - radius) - 1);
  const south = Math.min(4 * nside - 1, ringAbove(nside, theta + radius) + 2);
  const runs: IPixelRun[] = [];
  for (let number = north; number <= south; number++) {
    const ring = ringOf(nside, number);
    const half = halfWidth(theta, ring.theta, radius);
    if (half !== null) {
      runs.push(...runsOf(ring, phi, half));
    }
  }
  return runs;
}

/** Number of the last ring north of a colatitude, or near it. */
function ringAbove(nside: number, theta: number): number {
  if (theta <= 0) {
    return 0;
  }
  if (theta >= Math.PI) {
    return 4 * nside - 1;
  }
  const z = Math.cos(theta);
  if (Math.abs(z) <= 2 / 3) {
    return Math.floor(nside * (2 - 1.5 * z));
  }
  // 1 - |z| without the loss of digits near a pole.
  const fromPole = Math.floor(nside * Math.sqrt(6) * Math.sin((z > 0 ? theta : Math.PI - theta) / 2));
  return z > 0 ? fromPole : 4 * nside - fromPole - 1;
}

function ringOf(nside: number, number: number): IRing {
  if (number >= nside && number <= 3 * nside) {
    const first = 2 * nside * (nside - 1) + (number - nside) * 4 * nside;
    const offset = (number - nside) % 2 === 0 ? 0.5 : 0;
    return { first, pixels: 4 * nside, offset, theta: Math.acos(4 / 3 - (2 * number) / (3 * nside)) };
  }
  const isNorth = number < nside;
  const fromPole = isNorth ? number : 4 * nside - number;
  const fromNearest = 2 * Math.asin(fromPole / (nside * Math.sqrt(6)));
  return {
    first: isNorth ? 2 * fromPole * (fromPole - 1) : 12 * nside * nside - 2 * fromPole * (fromPole + 1),
    pixels: 4 * fromPole,
    offset: 0.5,
    theta: isNorth ? fromNearest : Math.PI - fromNearest
  };
}

/** Half of the longitudes of a ring that lie in a circle, radians; null when none does. */
function halfWidth(centre: number, ring: number, radius: number): number | null {
  const over = Math.sin(radius / 2) ** 2 - Math.sin((ring - centre) / 2) ** 2;
  if (over < 0) {
    return null;
  }
  const share = over / (Math.sin(centre) * Math.sin(ring));
  return share < 1 ? 2 * Math.asin(Math.sqrt(share)) : Math.PI;
}

function runsOf({ first, pixels, offset }: IRing, phi: number, half: number): IPixelRun[] {
  // One pixel more on each side: rounding of the longitude is not worth a thought then.
  const from = Math.floor(((phi - half) / TURN) * pixels - offset);
  const to = Math.ceil(((phi + half) / TURN) * pixels - offset);
  if (to - from + 1 >= pixels) {
    return [{ first, last: first + pixels - 1 }];
  }
  const start = ((from % pixels) + pixels) % pixels;
  const stop = ((to % pixels) + pixels) % pixels;
  return start <= stop
    ? [{ first: first + start, last: first + stop }]
    : [
        { first, last: first + stop },
        { first: first + start, last: first + pixels - 1 }
      ];
}
