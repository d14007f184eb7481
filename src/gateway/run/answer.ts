import type { IPlan, RowBatch } from '../../core/plan';
import type { ISnapshot } from '../store/rowstore';
import { collect } from './collect';
import { Finisher } from './finish';
import type { IFound } from './found';
import { latestPerObject } from './latest';
import { objectsAsRead, pixelScan } from './objectsasread';
import { sortByKey, sortRows } from './order';
import type { Reading } from './reading';
import { rowsFound } from './rowsfound';
import type { ITexts } from './texts';

type Batches = AsyncGenerator<readonly IFound[], void, undefined>;

/** Finds the rows of a plan that pass its tests, decoded, in the order of the store. */
export type Find = typeof rowsFound;

/**
 * The answer of a plan, batch by batch. Throws `Cut` after the rows of an answer that is not complete.
 * @param find - Finds the rows; by default the scans of the plan do.
 * @param texts - How rows are written, where that is all that is done with them.
 */
export async function* answer(
  plan: IPlan,
  snapshot: ISnapshot,
  reading: Reading,
  parallel: number,
  find: Find = rowsFound,
  texts?: ITexts
): AsyncGenerator<RowBatch, void, undefined> {
  const finisher = new Finisher(plan, snapshot, reading, parallel, texts);
  const byPixel = find === rowsFound ? pixelScan(plan) : undefined;
  if (byPixel !== undefined) {
    for await (const batch of limited(
      objectsAsRead(plan, byPixel, snapshot, reading),
      plan.limit ?? undefined
    )) {
      yield* finisher.finish(batch);
    }
    return;
  }
  // The first rows that pass are the ones to select, unless something else decides which.
  const firstWillDo = plan.grouping === 'none' && (plan.order === null || plan.selection === null);
  const enough = firstWillDo ? (plan.limit ?? undefined) : undefined;
  const found = limited(find(plan, snapshot, reading, enough, texts), enough);
  if (plan.grouping !== 'none' || plan.order !== null) {
    yield* ordered(plan, inOrderOfStore(plan, await collect(found, reading)), finisher);
    return;
  }
  for await (const batch of found) {
    yield* finisher.finish(batch);
  }
}

/** Rows of ranges that were read at the same time are put into the order in which one after the other would give them. */
function inOrderOfStore({ scans: [scan, ...more] }: IPlan, rows: readonly IFound[]): readonly IFound[] {
  return scan?.anyOrder === true && more.length === 0 ? sortByKey(rows, scan.reversed) : rows;
}

/** Groups, selects and orders rows before they are finished. */
async function* ordered(
  plan: IPlan,
  all: readonly IFound[],
  finisher: Finisher
): AsyncGenerator<RowBatch, void, undefined> {
  const { order, limit, selection } = plan;
  let rows = plan.grouping === 'latest-per-object' ? latestPerObject(all) : [...all];
  if (limit !== null && selection !== null && selection !== undefined) {
    rows = sortRows(rows, selection).slice(0, limit);
  }
  const isComplete = order !== null && finisher.needsMain(order.column);
  if (isComplete) {
    rows = await finisher.completed(rows);
  }
  if (order !== null) {
    rows = sortRows(finisher.withColumn(rows, order.column), order);
  }
  yield* finisher.finish(limit === null ? rows : rows.slice(0, limit), isComplete);
}

async function* limited(batches: Batches, limit: number | undefined): Batches {
  let left = limit ?? Infinity;
  if (left <= 0) {
    return;
  }
  for await (const batch of batches) {
    yield batch.slice(0, left);
    left -= batch.length;
    if (left <= 0) {
      return;
    }
  }
}
