import type { IPlan } from '../../../core/plan';
import type { IConeQuery } from '../../../core/query/query';
import { ang2pix } from '../../../core/sky';
import { pixelNside } from '../../../core/survey/ztf';
import type { Row } from '../../../core/value';
import { MOST_ROWS } from '../options';
import { columnsArgument, foundIn, type IManner, largest } from './manner';
import { FIRST_DATE, isoText, SECOND } from './dates';

const ALWAYS = ['i:objectId', 'i:candid', 'i:jd', 'i:jdstarthist', 'i:ra', 'i:dec'];

/**
 * Objects in a circle by `/conesearch`. Its `n` bounds the rows of each pixel before those outside of the circle are dropped, so
 * a small one loses objects anywhere in it: it is set above all pixels, and the nearest are chosen here. Dates bound the first
 * detection, and the last one is not heeded without the first.
 */
export const coneManner: IManner<IConeQuery> = {
  asks: ({ ra, dec, radius }, plan) => [
    {
      route: 'conesearch',
      given: { ra, dec, radius, n: MOST_ROWS.pixel, columns: columnsArgument(plan, ALWAYS), ...datesOf(plan) }
    }
  ],
  found: (records, _query, { scans: [scan] }) =>
    records.flatMap(record => (scan && foundIn(record, scan, 0, row => ({ pixel128: pixelOf(row) }))) ?? []),
  isCut: ({ found, most }) => largest(found, ({ row }) => pixelOf(row)) >= most.pixel
};

function pixelOf(row: Row): number | null {
  const [ra, dec] = [row['i:ra'], row['i:dec']];
  return typeof ra === 'number' && typeof dec === 'number' ? ang2pix(pixelNside, ra, dec) : null;
}

/** Bounds of the first detection, a second wider than those that are tested here. */
function datesOf({ residual }: IPlan): Readonly<Record<string, string>> {
  const dates = residual.find(test => test.kind === 'between' && test.column === 'i:jdstarthist');
  if (dates?.kind !== 'between') {
    return {};
  }
  const { min, max } = dates;
  return {
    startdate: min === undefined ? FIRST_DATE : isoText(min - SECOND),
    ...(max === undefined ? {} : { stopdate: isoText(max + SECOND) })
  };
}
