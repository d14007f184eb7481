import { type IKeyRange, partRange, pixelRanges as rangesOfPixels, timeRanges } from '../keyrange';

export { prefixRange } from '../keyrange';
export { buildKey, keyNumber, parseKey } from '../rowkey';

/** NSIDE of the pixel table that is still fed (RING numbering). */
export const pixelNside = 128;

/** JD UTC bounds, inclusive; an absent bound is open. */
export interface IJdWindow {
  readonly start?: number | undefined;
  readonly stop?: number | undefined;
}

/** All rows of exactly this object in `ztf`, `ztf.upper`, `ztf.uppervalid` and `ztf.cutouts`. */
export function objectRange(objectId: string): IKeyRange {
  return partRange(objectId);
}

/**
 * All rows of a label in `ztf.class` or `ztf.tns`, oldest first. Labels that continue this one after a `_`
 * (`EB*_Candidate` for `EB*`) are left out.
 */
export function classRange(label: string): IKeyRange {
  return { start: `${label}_2`, stop: `${label}_3` };
}

/** Rows of a label within a window of `i:jd`; a superset, see {@link timeRanges}. */
export function classWindow(label: string, window: IJdWindow): readonly IKeyRange[] {
  return timeRanges(`${label}_`, window, 7);
}

/** All rows of a Solar System name in `ztf.ssnamenr`. */
export function ssnamenrRange(name: string): IKeyRange {
  return { start: `${name}_2`, stop: `${name}_3` };
}

/** Rows of a table keyed `jd_objectId` (`ztf.anomaly`, `ztf.slsn`, blazars); a superset, see {@link timeRanges}. */
export function jdWindow(window: IJdWindow): readonly IKeyRange[] {
  return timeRanges('', window, 7);
}

/** Rows of `ztf.pixel128` in the given pixels, exactly; neighbouring pixels share a range where that is safe. */
export function pixelRanges(pixels: readonly number[]): readonly IKeyRange[] {
  return rangesOfPixels(pixels, pixelNside);
}

/**
 * Rows of `ztf.pixel128` in the given pixels whose *first detection* (`i:jdstarthist`) lies in the window; a
 * superset, see {@link timeRanges}. At least one range a pixel.
 */
export function pixelFirstDetectionRanges(
  pixels: readonly number[],
  firstDetection: IJdWindow
): readonly IKeyRange[] {
  return [...new Set(pixels)]
    .sort((a, b) => a - b)
    .flatMap(pixel => timeRanges(`${pixel}_`, firstDetection, 7));
}
