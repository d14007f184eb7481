import { nightlyAnomalies } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { alertKey } from './indexrows';

interface IRanked {
  readonly rank: number;
  readonly key: string;
}

/** Objects of a night that are kept before those that cannot be among the most anomalous are let go. */
const MOST_KEPT = 1000;

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
    if (this._best.size > MOST_KEPT) {
      this._keepBest();
    }
  }

  /** Keys of the main table. */
  keys(): string[] {
    this._keepBest();
    return [...this._best.values()].map(each => each.key);
  }

  /** An object that is left out comes back if it has a more anomalous alert. */
  private _keepBest(): void {
    const best = [...this._best].sort(([, a], [, b]) => compareRanked(a, b)).slice(0, nightlyAnomalies.count);
    this._best.clear();
    best.forEach(([objectId, ranked]) => this._best.set(objectId, ranked));
  }
}

function compareRanked(a: IRanked, b: IRanked): number {
  return a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
