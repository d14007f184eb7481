import type { IFound } from './found';
import { Cut, type Reading } from './reading';

/** All rows. A cut ends the reading and is noted, but what has been read counts. */
export async function collect(
  batches: AsyncIterable<readonly IFound[]>,
  reading: Reading
): Promise<IFound[]> {
  const rows: IFound[] = [];
  try {
    for await (const batch of batches) {
      for (const found of batch) {
        rows.push(found);
      }
    }
  } catch (error) {
    if (!(error instanceof Cut) || error.reason === 'cancelled') {
      throw error;
    }
    reading.cut = error.reason;
  }
  return rows;
}
