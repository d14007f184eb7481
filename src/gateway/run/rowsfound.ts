import { type IPlan, type IScan, pushedBounds, TAG } from '../../core/plan';
import { RowDecoder } from '../../core/survey/rowdecoder';
import { findTable } from '../../core/survey/ztf';
import type { ISnapshot, IStoredRow } from '../store/rowstore';
import type { IFound } from './found';
import { mergeByKey } from './merge';
import { Cut, type Reading } from './reading';
import { passes, testedColumns } from './residual';
import { readScan } from './scanning';
import { canWriteAtOnce, type ITexts, RowWriter, valuesNeeded } from './texts';
import { inTimeOrder } from './timeorder';
import { columnTypes } from './types';

/**
 * The rows of all scans of a plan that pass its tests, decoded, in the order of the store.
 *
 * @param enough - Rows that will probably do.
 * @param texts - How rows are written, where that is all that is done with them.
 */
export async function* rowsFound(
  plan: IPlan,
  snapshot: ISnapshot,
  reading: Reading,
  enough: number | undefined,
  texts?: ITexts
): AsyncGenerator<readonly IFound[], void, undefined> {
  const writes = texts !== undefined && canWriteAtOnce(plan) ? texts : undefined;
  const scans = plan.scans.map((scan, number) =>
    decoded(plan, scan, number, snapshot, reading, enough, writes)
  );
  const [only] = scans;
  const merged =
    scans.length === 1 && only !== undefined ? only : mergeByKey(scans, plan.scans[0]?.reversed === true);
  let validKey: string | undefined;
  for await (const batch of merged) {
    yield batch.filter(found => {
      const tag = plan.scans[found.scan]?.tag;
      if (tag === undefined) {
        // Tested before all of it was decoded.
        return true;
      }
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
  plan: IPlan,
  scan: IScan,
  number: number,
  snapshot: ISnapshot,
  reading: Reading,
  enough: number | undefined,
  texts: ITexts | undefined
): AsyncGenerator<readonly IFound[], void, undefined> {
  const typeOf = await columnTypes(snapshot, scan.table, reading);
  const table = findTable(scan.table);
  const needed = texts && valuesNeeded(plan, texts);
  const decoder = new RowDecoder(typeOf, reading.columns, needed);
  const writer = texts && new RowWriter(texts, typeOf);
  const tests = scan.tag === undefined ? plan.residual : [];
  const tested = tests.flatMap(testedColumns);
  const rows = decodeBatches();
  yield* scan.inTimeOrder === true && table !== undefined ? inTimeOrder(rows, table) : rows;

  async function* decodeBatches(): AsyncGenerator<readonly IFound[], void, undefined> {
    const bounds = pushedBounds(plan, scan);
    for await (const batch of readScan(snapshot, reading, { scan, bounds, typeOf, enough })) {
      const { found, isWhole } = decodeBatch(batch);
      yield found;
      if (!isWhole) {
        throw new Cut('budget');
      }
    }
  }

  /** Rows of a batch that pass the tests, up to the budget of bytes. */
  function decodeBatch(batch: readonly IStoredRow[]): { found: IFound[]; isWhole: boolean } {
    const found: IFound[] = [];
    for (const { key, cells } of batch) {
      const before = decoder.bytes;
      const row = decodeIfWanted(cells);
      if (!reading.countBytes(key.length + decoder.bytes - before)) {
        return { found, isWhole: false };
      }
      if (row !== undefined) {
        if (scan.tag !== undefined) {
          row[TAG] = scan.tag;
        }
        if (scan.keyColumn !== undefined) {
          row[scan.keyColumn] = key;
        }
        found.push(
          writer === undefined
            ? { key, scan: number, row }
            : { key, scan: number, row, text: writer.ofCells(cells) }
        );
      }
    }
    return { found, isWhole: true };
  }

  /** A row that passes the tests. Its bytes are counted, as are those of one that does not. */
  function decodeIfWanted(cells: IStoredRow['cells']): IFound['row'] | undefined {
    if (writer !== undefined) {
      // Hardly more than what is tested is decoded.
      const row = decoder.decode(cells);
      return tests.every(test => passes(test, row)) ? row : undefined;
    }
    if (passesTests(cells)) {
      return decoder.decode(cells);
    }
    decoder.passOver(cells);
    return undefined;
  }

  /** Tests a row by the cells that are tested alone: most rows of a small circle are passed over. */
  function passesTests(cells: IStoredRow['cells']): boolean {
    if (tests.length === 0) {
      return true;
    }
    const row: IFound['row'] = {};
    for (const column of tested) {
      const value = decoder.value(cells, column);
      if (value !== undefined) {
        row[column] = value;
      }
    }
    return tests.every(test => passes(test, row));
  }
}
