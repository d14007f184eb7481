import { type Row } from '../../../core/value';

/**
 * Upper limits and bad detections are no alerts and have no number. They get -1, as in the Fink API: a null among
 * 64-bit integers makes pandas turn the whole column into floats, which rounds all the others.
 */
export function withoutCandid(rows: readonly Row[]): void {
  for (const row of rows) {
    if (row['d:tag'] === 'upperlim' || row['d:tag'] === 'badquality') {
      row['i:candid'] ??= -1n;
    }
  }
}
