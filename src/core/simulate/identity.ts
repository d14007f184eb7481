import { jdToIso, nightNumber } from '../time';
import { type IBackdrop } from './backdrop';
import { type IEpoch } from './observe';

/** Most objects that can be named. */
export const MOST_OBJECTS = 9999 + 26 * 36 ** 3;

/**
 * Name of object number `ordinal`, from 1: `ZTF26sim0001` to `ZTF26sim9999`, then `ZTF26sima000`, `ZTF26sima001` …
 * `ZTF26simzzzz`. Such names are never given to real objects.
 * @throws RangeError beyond {@link MOST_OBJECTS}.
 */
export function objectIdOf(ordinal: number): string {
  if (ordinal < 10000) {
    return `ZTF26sim${String(ordinal).padStart(4, '0')}`;
  }
  if (ordinal > MOST_OBJECTS) {
    throw new RangeError(`unsupported number of objects: need names for ${ordinal}, have ${MOST_OBJECTS}`);
  }
  // 10 * 36^3 is the first number of four digits in base 36 that begins with a letter
  return `ZTF26sim${(ordinal - 10000 + 10 * 36 ** 3).toString(36)}`;
}

/** Number of the object of a name that {@link objectIdOf} gave; NaN for another text. */
export function ordinalOf(objectId: string): number {
  const end = /^ZTF26sim([0-9a-z]{4})$/.exec(objectId)?.[1] ?? '';
  return /^\d+$/.test(end)
    ? Number(end)
    : /^[a-z]/.test(end)
      ? parseInt(end, 36) + 10000 - 10 * 36 ** 3
      : NaN;
}

/** Id of the processed exposure: night, time of night, channel. */
export function pidOf(epoch: IEpoch, backdrop: IBackdrop): bigint {
  const part = Math.floor(partOfDay(epoch.jd) * 1e5);
  return BigInt(nightNumber(epoch.jd) * 1e9 + part * 1e4 + backdrop.rcid * 100 + 15);
}

/** Id of an alert: exposure, number of the object, sign. */
export function candidOf(epoch: IEpoch, backdrop: IBackdrop): bigint {
  return pidOf(epoch, backdrop) * 1000000n + BigInt(backdrop.ordinal * 10 + (epoch.flux > 0 ? 5 : 0));
}

const LETTER = { 1: 'zg', 2: 'zr', 3: 'zi' } as const;

/** Name of the difference image. */
export function imageNameOf(epoch: IEpoch, backdrop: IBackdrop): string {
  const date = jdToIso(epoch.jd).slice(0, 10).replaceAll('-', '');
  const part = digits(Math.floor(partOfDay(epoch.jd) * 1e6), 6);
  const ccd = digits(Math.floor(backdrop.rcid / 4) + 1, 2);
  const quadrant = (backdrop.rcid % 4) + 1;
  const field = digits(backdrop.field, 6);
  return `ztf_${date}${part}_${field}_${LETTER[epoch.fid]}_c${ccd}_o_q${quadrant}_scimrefdiffimg.fits`;
}

/** Part of the UTC day. */
function partOfDay(jd: number): number {
  return jd - 0.5 - Math.floor(jd - 0.5);
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
