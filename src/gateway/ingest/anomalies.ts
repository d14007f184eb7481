import { nightlyAnomalies } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { alertKey } from './indexrows';

interface IRanked {
  readonly rank: number;
  readonly key: string;
}

/** Columns of the main table that decide on anomalies. */
export const RANKED_COLUMNS: readonly string[] = ['i:objectId', 'i:jd', nightlyAnomalies.rank];

/**
 * The most anomalous alerts of a night, as Fink picks them: each object by its most anomalous alert, lowest score
 * first; equal scores in order of the main key.
 */
export class Anomalies {
  private readonly _best = new Map<string, IRanked>();

  add(row: Row): void {
    const rank = row[nightlyAnomalies.rank];
    if (typeof rank !== 'number' || Number.isNaN(rank) || rank === nightlyAnomalies.absent) {
      return;
    }
    const objectId = String(row['i:objectId']);
    const ranked = { rank, key: alertKey('ztf', objectId, Number(row['i:jd'])) };
    const other = this._best.get(objectId);
    if (!other || compareRanked(ranked, other) < 0) {
      this._best.set(objectId, ranked);
    }
  }

  /** Keys of the main table. */
  keys(): string[] {
    return [...this._best.values()]
      .sort(compareRanked)
      .slice(0, nightlyAnomalies.count)
      .map(each => each.key);
  }
}

function compareRanked(a: IRanked, b: IRanked): number {
  return a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
