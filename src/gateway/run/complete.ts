import type { IFound } from './found';
import type { LookUp } from './lookup';
import { Cut, type Reading } from './reading';

/** Rows that are looked up in one call. */
const BATCH = 200;

/**
 * Completes rows with what other tables, or further columns of their own, say of them: in batches, several at a time, delivered
 * in the order of the rows.
 *
 * A row that is not there yet, because tables are ingested one after the other, is kept as it is and counted as pending; so
 * are the rows that were not looked up because the run was cut or the store failed.
 *
 * @param parallel - Batches that are looked up at a time.
 */
export async function* complete(
  rows: readonly IFound[],
  lookUps: readonly LookUp[],
  reading: Reading,
  parallel: number
): AsyncGenerator<readonly IFound[], void, undefined> {
  const ahead: Promise<IFound[]>[] = [];
  let started = 0;
  let delivered = 0;
  const mayRead = (): boolean => {
    const waiting = Math.min(started + BATCH, rows.length) - delivered;
    return reading.isWithinBytes && reading.left >= waiting * lookUps.length;
  };
  try {
    while (delivered < rows.length) {
      while (started < rows.length && ahead.length < parallel && mayRead()) {
        const batch = completed(rows.slice(started, started + BATCH), lookUps, reading);
        // Whoever comes to this batch sees the error; nobody does when one before it fails.
        batch.catch(() => undefined);
        ahead.push(batch);
        started += BATCH;
      }
      const batch = await ahead.shift();
      if (batch === undefined) {
        throw new Cut('budget');
      }
      delivered += batch.length;
      yield batch;
    }
  } catch (error) {
    const rest = rows.slice(delivered);
    reading.pending += rest.length;
    yield rest;
    throw error;
  }
}

async function completed(
  rows: readonly IFound[],
  lookUps: readonly LookUp[],
  reading: Reading
): Promise<IFound[]> {
  const answers = await Promise.all(lookUps.map(lookUp => lookUp.of(rows)));
  return rows.map((found, at) => {
    const parts = answers.map(rowsOf => rowsOf[at]);
    if (parts.includes(undefined)) {
      reading.pending += 1;
    }
    return { ...found, row: Object.assign({}, found.row, ...parts) as IFound['row'] };
  });
}
