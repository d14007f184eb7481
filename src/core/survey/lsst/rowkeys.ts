import { type IKeyRange, partRange, pixelRanges as rangesOfPixels, timeRanges } from '../keyrange';

export { buildKey, parseKey } from '../rowkey';

/** NSIDE of the pixel table (RING numbering). */
export const pixelNside = 1024;

/** Salt of a row of a numbered thing: the last three digits of its number, zero-padded on the left. */
export function saltOfId(id: bigint | string): string {
  return String(id).slice(-3).padStart(3, '0');
}

/** Salt of a row of a Solar System object: the two digits of the year in its packed designation (`K21X05B`: 21). */
export function saltOfDesignation(packed: string): string {
  return packed.slice(1, 3);
}

/** Salt of a row of the Transient Name Server: the last letter of the full name, lower case. */
export function saltOfName(fullName: string): string {
  return fullName.slice(-1).toLowerCase();
}

/** All rows of exactly this object in `rubin.diaSource_static` and `rubin.fp`, oldest first. */
export function objectRange(diaObjectId: bigint | string): IKeyRange {
  return partRange(`${saltOfId(diaObjectId)}_${diaObjectId}`);
}

/** Key of the summary of an object in `rubin.diaObject`. */
export function objectKey(diaObjectId: bigint | string): string {
  return `${saltOfId(diaObjectId)}_${diaObjectId}`;
}

/** All rows of exactly this Solar System object in `rubin.diaSource_sso`. */
export function designationRange(packed: string): IKeyRange {
  return partRange(`${saltOfDesignation(packed)}_${packed}`);
}

/** Rows of a `rubin.tag_*` table within MJD TAI bounds; a superset, see {@link timeRanges}. */
export function mjdWindow(window: {
  readonly start?: number | undefined;
  readonly stop?: number | undefined;
}): readonly IKeyRange[] {
  return timeRanges('', window, 5);
}

/** Rows of `rubin.pixel1024` in the given pixels, exactly, those without a first detection included. */
export function pixelRanges(pixels: readonly number[]): readonly IKeyRange[] {
  return rangesOfPixels(pixels, pixelNside);
}
