import type { IKeyRange, IPlan, IScan } from '../../core/plan';
import { ang2pix } from '../../core/sky';
import type { ISnapshot } from '../store/rowstore';
import type { IFound } from './found';
import { latestPerObject } from './latest';
import type { Reading } from './reading';
import { rowsFound } from './rowsfound';

/** Rows of an object lie within so many degrees of each other: 10″, many times what ZTF allows an object. */
const REACH = 10 / 3600;
/** So near to a pole (declination, degrees) a step in right ascension leads anywhere. */
const NEAR_POLE = 89.9;
/** The first wave is one range, so that its objects are there soon; each of the others is so many times larger. */
const GROWTH = 4;
const DIRECTIONS = [-1, 0, 1].flatMap(east => [-1, 0, 1].map(north => ({ east, north })));

/** A scan of a table whose keys begin with the number of a pixel. */
export type PixelScan = IScan & { readonly nside: number };

/** The scan of a plan whose objects can be given as they are read although an object may have several rows. */
export function pixelScan({
  scans: [scan, ...more],
  grouping,
  order,
  residual
}: IPlan): PixelScan | undefined {
  const isCone = residual.some(test => test.kind === 'cone');
  return scan?.nside !== undefined && more.length === 0 && grouping !== 'none' && order === null && isCone
    ? { ...scan, nside: scan.nside }
    : undefined;
}

/**
 * The latest alert of each object of a circle, given as soon as all pixels have been read that may hold rows of it: its own,
 * and those that come near to it. Ranges are read in waves, each wave's several at a time.
 */
export async function* objectsAsRead(
  plan: IPlan,
  scan: PixelScan,
  snapshot: ISnapshot,
  reading: Reading
): AsyncGenerator<readonly IFound[], void, undefined> {
  const missing = new Set(scan.ranges.flatMap(pixelsOf));
  const sent = new Set<unknown>();
  let held: IFound[] = [];
  try {
    for (const ranges of waves(scan.ranges)) {
      const wave: IPlan = { ...plan, scans: [{ ...scan, ranges }] };
      for await (const batch of rowsFound(wave, snapshot, reading, undefined)) {
        held.push(...batch.filter(({ row }) => !sent.has(row['i:objectId'])));
      }
      ranges.flatMap(pixelsOf).forEach(pixel => missing.delete(pixel));
      const objects = latestPerObject(held);
      const settled = new Set(objects.filter(found => isSettled(found, scan.nside, missing)));
      held = objects.filter(found => !settled.has(found));
      settled.forEach(({ row }) => sent.add(row['i:objectId']));
      yield [...settled];
    }
  } catch (error) {
    if (reading.cutOf(error)?.reason !== 'cancelled') {
      // What has been read counts.
      yield latestPerObject(held);
    }
    throw error;
  }
}

function* waves(ranges: readonly IKeyRange[]): Generator<readonly IKeyRange[]> {
  let size = 1;
  for (let from = 0; from < ranges.length; size *= GROWTH) {
    yield ranges.slice(from, from + size);
    from += size;
  }
}

/** Pixels of a range `[first_, last`)`. */
function pixelsOf({ start, stop }: IKeyRange): number[] {
  const [first, last] = [parseInt(start, 10), parseInt(stop, 10)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Whether no pixel that is still to be read holds the place of a row, or comes near to it. */
function isSettled({ row }: IFound, nside: number, missing: ReadonlySet<number>): boolean {
  const [ra, dec] = [Number(row['i:ra']), Number(row['i:dec'])];
  if (missing.size === 0) {
    return true;
  }
  if (Math.abs(dec) > NEAR_POLE) {
    return false;
  }
  const wide = REACH / Math.cos((dec * Math.PI) / 180);
  return DIRECTIONS.every(
    ({ east, north }) => !missing.has(ang2pix(nside, ra + east * wide, dec + north * REACH))
  );
}
