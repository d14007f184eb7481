import type { IPixelRun } from '../../sky';
import type { IKeyRange } from '../keyrange';

/**
 * `ztf.pixel12` is an index of our own, beside Fink's `ztf.pixel128`: HEALPix pixels of order 12 (NSIDE 4096, 51″), NESTED,
 * so that the pixels of a circle are few runs of numbers; padded with zeros, so that a run of numbers is one range of keys.
 */
export const finePixelTable = 'ztf.pixel12';

/** Order of its pixels. */
export const finePixelOrder = 12;

const DIGITS = String(12 * 4 ** finePixelOrder - 1).length;

/** The part of a key that stands for a pixel: `007340032`. */
export function finePixelText(pixel: number): string {
  return String(pixel).padStart(DIGITS, '0');
}

/** Exactly the rows of `ztf.pixel12` in the given runs of pixels, one range each. */
export function finePixelRanges(runs: readonly IPixelRun[]): readonly IKeyRange[] {
  return runs.map(({ first, last }) => ({ start: finePixelText(first), stop: finePixelText(last + 1) }));
}
