import { ang2vec, pix2ang_ring, query_disc_inclusive_ring } from '@hscmap/healpix';

import { ARCSEC_PER_DEGREE, normalizeRa, RADIANS, requirePosition } from './angle';

/** Above this the disc query of the library is wrong (measured against healpy). */
export const LARGEST_NSIDE = 32768;

/** Up to here the numbers of pixels are exact; `ang2pix` is plain arithmetic and good for all of them. */
const LARGEST_FORMULA = 2 ** 24;

/** Radians by which the disc query steps off the meridians of the base pixels: 0.2 microarcseconds. */
const NUDGE = 1e-12;

/**
 * HEALPix pixel of a position, RING scheme, equal to healpy's `ang2pix(nside, ra, dec, lonlat=True)`.
 * `ra` and `dec` in degrees; throws a RangeError for a position that is not finite or an unsupported nside.
 *
 * Formulae of Gorski et al. 2005 (ApJ 622, 759). The library's own function is not used: on the meridians
 * RA = 0, 90, 180 and 270 degrees it gives a wrong pixel for one position in three of the polar caps.
 */
export function ang2pix(nside: number, ra: number, dec: number): number {
  requireNside(nside, LARGEST_FORMULA);
  requirePosition(ra, dec);
  // In the order in which healpy computes, so that ties at the borders fall alike.
  const theta = Math.PI / 2 - dec * RADIANS;
  const z = Math.cos(theta);
  /** Longitude in quarter turns, [0, 4). */
  const turn = (normalizeRa(ra) * RADIANS * (2 / Math.PI)) % 4;
  return Math.abs(z) <= 2 / 3 ? beltPixel(nside, turn, z) : capPixel(nside, turn, z, Math.sin(theta));
}

/** Pixel of the equatorial belt: the lines that rise and fall by one pixel per pixel number its diamonds. */
function beltPixel(nside: number, turn: number, z: number): number {
  const along = nside * (0.5 + turn);
  const across = nside * z * 0.75;
  const falling = Math.floor(along - across);
  const rising = Math.floor(along + across);
  const ring = nside + 1 + falling - rising; // counted from z = 2/3, 1 to 2 nside + 1
  const shift = 1 - (ring & 1);
  const inRing = Math.floor((falling + rising - nside + shift + 1) / 2);
  const perRing = 4 * nside;
  return 2 * nside * (nside - 1) + (ring - 1) * perRing + (((inRing % perRing) + perRing) % perRing);
}

/** Pixel of a polar cap; near the pole the sine keeps the digits that the cosine loses. */
function capPixel(nside: number, turn: number, z: number, sinTheta: number): number {
  const size = Math.abs(z);
  const inQuarter = turn - Math.floor(turn);
  const fromPole = nside * (size < 0.99 ? Math.sqrt(3 * (1 - size)) : sinTheta / Math.sqrt((1 + size) / 3));
  const ring = Math.floor(inQuarter * fromPole) + Math.floor((1 - inQuarter) * fromPole) + 1;
  const inRing = Math.floor(turn * ring);
  return z > 0 ? 2 * ring * (ring - 1) + inRing : 12 * nside * nside - 2 * ring * (ring + 1) + inRing;
}

/** Centre of a RING pixel, degrees, right ascension in [0, 360). */
export function pix2ang(nside: number, pixel: number): { ra: number; dec: number } {
  requireNside(nside);
  if (!Number.isInteger(pixel) || pixel < 0 || pixel >= 12 * nside * nside) {
    throw new RangeError(`invalid pixel: ${pixel} (nside ${nside} has 0 to ${12 * nside * nside - 1})`);
  }
  const { theta, phi } = pix2ang_ring(nside, pixel);
  return { ra: normalizeRa(phi / RADIANS), dec: 90 - theta / RADIANS };
}

/**
 * All RING pixels that a circle touches, ascending, and possibly a few neighbours: filter rows by
 * `separation` afterwards. `ra`, `dec` in degrees, radius in arcseconds, below 90 degrees.
 */
export function pixelsInCone(nside: number, ra: number, dec: number, radiusArcsec: number): number[] {
  requireNside(nside);
  const radius = (radiusArcsec / ARCSEC_PER_DEGREE) * RADIANS;
  if (!(radius >= 0 && radius < Math.PI / 2)) {
    throw new RangeError(`invalid radius: ${radiusArcsec} (arcseconds, from 0 and below 324000)`);
  }
  const pixels = new Set<number>([ang2pix(nside, ra, dec)]);
  const phi = normalizeRa(ra) * RADIANS;
  const meridian = Math.round(phi / (Math.PI / 2)) * (Math.PI / 2);
  const off = Math.abs(phi - meridian) < NUDGE ? meridian + NUDGE : phi;
  query_disc_inclusive_ring(nside, ang2vec((90 - dec) * RADIANS, off), radius, pixel => pixels.add(pixel));
  return [...pixels].sort((a, b) => a - b);
}

function requireNside(nside: number, largest = LARGEST_NSIDE): void {
  if (!Number.isInteger(nside) || nside < 1 || nside > largest || (nside & (nside - 1)) !== 0) {
    throw new RangeError(`unsupported nside: ${nside} (need a power of two up to ${largest})`);
  }
}
