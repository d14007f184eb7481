import { type IPlan, TAG, type IScan } from '../../core/plan';
import { decodeCells } from '../../core/survey/cell';
import { ztfTables } from '../../core/survey/ztf';
import type { ISnapshot } from '../store/rowstore';
import type { IFound } from './found';
import { mergeByKey } from './merge';
import type { Reading } from './reading';
import { passes } from './residual';
import { readScan } from './scanning';
import { inTimeOrder } from './timeorder';
import { columnTypes } from './types';

/**
 * The rows of all scans of a plan that pass its tests, decoded, in the order of the store.
 *
 * @param enough - Rows that will probably do.
 */
export async function* rowsFound(
  plan: IPlan,
  snapshot: ISnapshot,
  reading: Reading,
  enough: number | undefined
): AsyncGenerator<readonly IFound[], void, undefined> {
  const scans = plan.scans.map((scan, number) => decoded(scan, number, snapshot, reading, enough));
  const [only] = scans;
  const merged =
    scans.length === 1 && only !== undefined ? only : mergeByKey(scans, plan.scans[0]?.reversed === true);
  let validKey: string | undefined;
  for await (const batch of merged) {
    yield batch.filter(found => {
      const tag = plan.scans[found.scan]?.tag;
      if (tag === 'valid') {
        validKey = found.key;
      }
      // The history of an alert repeats epochs that have an alert of their own.
      const repeated = tag === 'badquality' && found.key === validKey;
      return !repeated && plan.residual.every(test => passes(test, found.row));
    });
  }
}

async function* decoded(
  scan: IScan,
  number: number,
  snapshot: ISnapshot,
  reading: Reading,
  enough: number | undefined
): AsyncGenerator<readonly IFound[], void, undefined> {
  const typeOf = await columnTypes(snapshot, scan.table, reading);
  const table = ztfTables[scan.table];
  const rows = decodeBatches();
  yield* scan.inTimeOrder === true && table !== undefined ? inTimeOrder(rows, table) : rows;

  async function* decodeBatches(): AsyncGenerator<readonly IFound[], void, undefined> {
    for await (const batch of readScan(snapshot, scan, reading, enough)) {
      yield batch.map(({ key, cells }) => {
        const row = decodeCells(cells, typeOf);
        if (scan.tag !== undefined) {
          row[TAG] = scan.tag;
        }
        return { key, scan: number, row };
      });
    }
  }
}
