import { damaged, isDamage, messageOf } from './damaged';

/** How systems and LMDB say that a disk, a quota, the address space or the largest size of a file is full. */
const FULL =
  /No space left on device|not enough space|MDB_MAP_FULL|ENOSPC|EDQUOT|quota exceeded|File too large|EFBIG/i;

/** LMDB's words for a write that put only the first part of the bytes on disk, as a disk that becomes full takes them. */
const SHORT = /Input\/output error|EIO/;

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
  if (SHORT.test(messageOf(error))) {
    return new Error(
      `missing disk space: the change to ${file} could not be written whole, and nothing of it is in the store; free some ` +
        'space and run the same command again. If there is space, and no limit to the size of files, the disk is failing ' +
        `(${messageOf(error)})`,
      { cause: error }
    );
  }
  return error;
}
