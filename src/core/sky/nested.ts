import { max_pixrad, pix2vec_nest, ring2nest } from '@hscmap/healpix';

import { ARCSEC_PER_DEGREE, normalizeRa, RADIANS, requirePosition } from './angle';
import { ang2pix } from './healpix';

/** Neighbouring pixels, both ends included. */
export interface IPixelRun {
  readonly first: number;
  readonly last: number;
}

type Vector = readonly [number, number, number];

/** Largest order whose pixels the library numbers rightly (NSIDE 32768). */
const LARGEST_ORDER = 15;
/** Pixels that seem to touch a circle are looked at so many orders finer: their corners reach less far than their radius. */
const CLOSER = 2;
/** Radians added to a radius, 0.2 milliarcseconds: more than rounding takes away. */
const SLACK = 1e-9;

/** Radius of the circle around the centre of a pixel that holds every pixel of an order, radians, by order. */
const pixelRadii = Array.from({ length: LARGEST_ORDER + 1 }, (_, order) => max_pixrad(2 ** order));

/**
 * HEALPix pixel of a position, NESTED scheme, equal to healpy's `ang2pix(2**order, ra, dec, nest=True, lonlat=True)`.
 * `ra` and `dec` in degrees; throws a RangeError for a position that is not finite or an unsupported order.
 */
export function ang2nested(order: number, ra: number, dec: number): number {
  requireOrder(order);
  return ring2nest(2 ** order, ang2pix(2 ** order, ra, dec));
}

/**
 * Runs of NESTED pixels that cover a circle, ascending and disjoint, neighbours merged. Every pixel that the circle touches
 * is in a run; others may be: filter rows by `separation` afterwards.
 *
 * @param order - of the pixels that are numbered.
 * @param depth - finest order that is looked at, at most `order`: a smaller one gives fewer runs and more pixels in vain.
 * @param ra - of the centre, degrees, and so `dec`.
 * @param radiusArcsec - below 90 degrees.
 */
export function nestedCone(
  order: number,
  depth: number,
  ra: number,
  dec: number,
  radiusArcsec: number
): IPixelRun[] {
  requireOrder(order);
  requirePosition(ra, dec);
  const radius = (radiusArcsec / ARCSEC_PER_DEGREE) * RADIANS + SLACK;
  if (!(radiusArcsec >= 0 && radius < Math.PI / 2)) {
    throw new RangeError(`invalid radius: ${radiusArcsec} (arcseconds, from 0 and below 324000)`);
  }
  const disc = new Disc(vectorOf(ra, dec), radius);
  const finest = Math.max(0, Math.min(depth, order));
  const runs: { first: number; last: number }[] = [];
  const cover = (level: number, pixel: number): void => {
    const place = disc.placeOf(level, pixel);
    if (place === 'outside') {
      return;
    }
    if (place === 'within' || level === finest) {
      if (place === 'within' || disc.touches(level, pixel, Math.min(CLOSER, LARGEST_ORDER - level))) {
        append(runs, pixel, 4 ** (order - level));
      }
      return;
    }
    for (let child = 0; child < 4; child++) {
      cover(level + 1, 4 * pixel + child);
    }
  };
  for (let base = 0; base < 12; base++) {
    cover(0, base);
  }
  return runs;
}

/** Adds the pixels inside a coarser one; they come in ascending order. */
function append(runs: { first: number; last: number }[], pixel: number, size: number): void {
  const before = runs.at(-1);
  if (before?.last === pixel * size - 1) {
    before.last += size;
  } else {
    runs.push({ first: pixel * size, last: (pixel + 1) * size - 1 });
  }
}

/** A circle on the sky and how pixels lie to it. Distances are compared as squares of chords. */
class Disc {
  private readonly _outside: readonly number[];
  private readonly _within: readonly number[];

  constructor(
    private readonly _centre: Vector,
    radius: number
  ) {
    this._outside = pixelRadii.map(size => chordSquared(Math.min(Math.PI, radius + size)));
    this._within = pixelRadii.map(size => (size > radius ? -1 : chordSquared(radius - size)));
  }

  placeOf(level: number, pixel: number): 'within' | 'outside' | 'unsure' {
    const [x, y, z] = pix2vec_nest(2 ** level, pixel);
    const distance = (x - this._centre[0]) ** 2 + (y - this._centre[1]) ** 2 + (z - this._centre[2]) ** 2;
    if (distance > (this._outside[level] ?? 4)) {
      return 'outside';
    }
    return distance <= (this._within[level] ?? -1) ? 'within' : 'unsure';
  }

  /** Whether a pixel touches the circle, as far as pixels `closer` orders finer can tell. */
  touches(level: number, pixel: number, closer: number): boolean {
    const place = this.placeOf(level, pixel);
    if (place !== 'unsure' || closer === 0) {
      return place !== 'outside';
    }
    return [0, 1, 2, 3].some(child => this.touches(level + 1, 4 * pixel + child, closer - 1));
  }
}

function vectorOf(ra: number, dec: number): Vector {
  const [a, d] = [normalizeRa(ra) * RADIANS, dec * RADIANS];
  return [Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)];
}

function chordSquared(angle: number): number {
  return (2 * Math.sin(angle / 2)) ** 2;
}

function requireOrder(order: number): void {
  if (!Number.isInteger(order) || order < 0 || order > LARGEST_ORDER) {
    throw new RangeError(`unsupported order: ${order} (need a whole number from 0 to ${LARGEST_ORDER})`);
  }
}
