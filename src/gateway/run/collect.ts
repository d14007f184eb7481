import type { IFound } from './found';
import type { Reading } from './reading';

/** All rows. A cut, or trouble of the store, ends the reading and is noted, but what has been read counts. */
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
    if (!reading.noteEnd(error)) {
      throw error;
    }
  }
  return rows;
}
