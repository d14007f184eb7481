import type { Row } from '../../core/value';
import { alertKey } from './indexrows';

/** Alerts of each night that `ztf.anomaly` keeps. */
export const ANOMALIES_PER_NIGHT = 10;

interface IScored {
  readonly score: number;
  readonly key: string;
}

/** The most anomalous alerts of a night: lowest `d:anomaly_score` first; equal scores in order of the main key. */
export class Anomalies {
  private _best: IScored[] = [];

  add(row: Row): void {
    const score = row['d:anomaly_score'];
    if (typeof score !== 'number' || Number.isNaN(score)) {
      return;
    }
    this._best.push({ score, key: alertKey('ztf', String(row['i:objectId']), Number(row['i:jd'])) });
    if (this._best.length > 20 * ANOMALIES_PER_NIGHT) {
      this._cut();
    }
  }

  /** Keys of the main table. */
  keys(): string[] {
    this._cut();
    return this._best.map(each => each.key);
  }

  private _cut(): void {
    this._best.sort((a, b) => a.score - b.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this._best.length = Math.min(this._best.length, ANOMALIES_PER_NIGHT);
  }
}
