import { jdToIso, nightNumber } from '../time';
import { type IBackdrop } from './backdrop';
import { type IEpoch } from './observe';

/** Name of object number `ordinal`: `ZTF26sim0001`. Such names are never given to real objects. */
export function objectIdOf(ordinal: number): string {
  return `ZTF26sim${String(ordinal).padStart(4, '0')}`;
}

/** Id of the processed exposure: night, time of night, channel. */
export function pidOf(epoch: IEpoch, backdrop: IBackdrop): bigint {
  const part = digits(Math.floor(partOfDay(epoch.jd) * 1e5), 5);
  return BigInt(`${nightNumber(epoch.jd)}${part}${digits(backdrop.rcid, 2)}15`);
}

/** Id of an alert: exposure, sign, number of the object. */
export function candidOf(epoch: IEpoch, backdrop: IBackdrop): bigint {
  return pidOf(epoch, backdrop) * 1000000n + (epoch.flux > 0 ? 15000n : 10000n) + BigInt(backdrop.ordinal);
}

/** Name of the difference image. */
export function imageNameOf(epoch: IEpoch, backdrop: IBackdrop): string {
  const date = jdToIso(epoch.jd).slice(0, 10).replaceAll('-', '');
  const part = digits(Math.floor(partOfDay(epoch.jd) * 1e6), 6);
  const ccd = digits(Math.floor(backdrop.rcid / 4) + 1, 2);
  const filter = epoch.fid === 1 ? 'zg' : 'zr';
  const quadrant = (backdrop.rcid % 4) + 1;
  return `ztf_${date}${part}_${digits(backdrop.field, 6)}_${filter}_c${ccd}_o_q${quadrant}_scimrefdiffimg.fits`;
}

/** Part of the UTC day. */
function partOfDay(jd: number): number {
  return jd - 0.5 - Math.floor(jd - 0.5);
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
