import { damaged, isDamage, messageOf } from './damaged';

/** How systems and LMDB say that a disk, a quota or the address space is full. */
const FULL = /No space left on device|not enough space|MDB_MAP_FULL|ENOSPC|EDQUOT|quota exceeded/i;

/** What to tell of a change that could not be written. A change is written whole or not at all. */
export function writeFault(file: string, error: unknown): unknown {
  if (isDamage(error)) {
    return damaged(file, 'a page', error);
  }
  if (FULL.test(messageOf(error))) {
    return new Error(
      `missing disk space: the change to ${file} did not fit, and nothing of it was written; free some space and run the ` +
        'same command again',
      { cause: error }
    );
  }
  return error;
}
