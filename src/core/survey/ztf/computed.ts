import { constellation } from '../../sky';
import { jdToIso } from '../../time';
import type { Row, Value } from '../../value';
import type { IComputedColumn } from '../survey';
import { classify, classifyNeeds } from './classify';

/** Columns that can be computed from one row alone. */
export const computedColumns: ReadonlyMap<string, IComputedColumn> = new Map<string, IComputedColumn>([
  ['v:classification', { needs: classifyNeeds, compute: classify }],
  ['v:lastdate', { needs: ['i:jd'], compute: row => isoOf(row['i:jd']) }],
  ['v:firstdate', { needs: ['i:jdstarthist'], compute: row => isoOf(row['i:jdstarthist']) }],
  ['v:lapse', { needs: ['i:jd', 'i:jdstarthist'], compute: lapse }],
  ['v:constellation', { needs: ['i:ra', 'i:dec'], compute: constellationOf }]
]);

function isoOf(jd: Value | undefined): Value {
  return typeof jd === 'number' && Number.isFinite(jd) ? jdToIso(jd) : null;
}

function lapse(row: Row): Value {
  const jd = row['i:jd'];
  const first = row['i:jdstarthist'];
  return typeof jd === 'number' && typeof first === 'number' ? jd - first : null;
}

function constellationOf(row: Row): Value {
  const ra = row['i:ra'];
  const dec = row['i:dec'];
  return typeof ra === 'number' && typeof dec === 'number' ? constellation(ra, dec) : null;
}
