import { parseKey } from '../../core/survey/ztf';
import type { ITable } from '../../core/survey/table';
import type { IFound } from './found';

/** Times of ZTF have at most so many decimals, a hundredth of a second. */
const DECIMALS = 7;

/** Rows held back that have the same time. The time of each level continues that of the level before. */
interface IHeld {
  readonly time: string;
  readonly rows: IFound[];
}

/**
 * Puts rows of a reversed scan into exact order of time, newest first.
 *
 * Decimals in keys are not padded, so `2459000.7_` is read before `2459000.7999_`, which is later. But after `2459000.7_`
 * come at once all times that continue it, and then earlier ones: holding back a row until its continuations have passed is
 * all that is needed, and little is held back. A time with all decimals is not continued and need not wait.
 */
export async function* inTimeOrder(
  rows: AsyncIterable<readonly IFound[]>,
  table: ITable
): AsyncGenerator<readonly IFound[], void, undefined> {
  const held: IHeld[] = [];
  try {
    for await (const batch of rows) {
      const ready = batch.flatMap(found => hold(held, timeText(table, found.key), found));
      if (ready.length > 0) {
        yield ready;
      }
    }
  } catch (error) {
    // What is held back has been read and counts, also when the reading was cut.
    yield letGo(held);
    throw error;
  }
  yield letGo(held);
}

function letGo(held: readonly IHeld[]): IFound[] {
  return [...held].reverse().flatMap(level => level.rows);
}

/** Holds a row back and lets go those that it does not continue, latest first. */
function hold(held: IHeld[], time: string, found: IFound): IFound[] {
  const ready: IFound[] = [];
  let top = held.at(-1);
  while (top !== undefined && !time.startsWith(top.time)) {
    ready.push(...top.rows);
    held.pop();
    top = held.at(-1);
  }
  if (isWhole(time)) {
    ready.push(found);
  } else if (top?.time === time) {
    top.rows.push(found);
  } else {
    held.push({ time, rows: [found] });
  }
  return ready;
}

/** Whether a time has as many decimals as any. */
function isWhole(time: string): boolean {
  const point = time.lastIndexOf('.');
  return point >= 0 && time.length - 1 - point >= DECIMALS;
}

/** Text of the time in a key, with all that stands before it. */
function timeText(table: ITable, key: string): string {
  const parts = parseKey(table, key) ?? {};
  const until = table.key.indexOf('jd') + 1;
  return table.key
    .slice(0, until)
    .map(part => parts[part] ?? '')
    .join('_');
}
