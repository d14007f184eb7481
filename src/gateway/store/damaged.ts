/** The error for a store whose file is not as it was written: what is wrong, where, and what to do. */
export function damaged(file: string, what: string, cause: unknown): Error {
  return new Error(
    `invalid store: ${what} of ${file} is damaged (${messageOf(cause)}); put a backup in its place, or delete it and ingest again`,
    { cause }
  );
}

/** Whether an error is LMDB's word for a file that is not as it was written. */
export function isDamage(error: unknown): boolean {
  return /^MDB_(CORRUPTED|PAGE_NOTFOUND|INVALID|PANIC|PROBLEM|BAD_TXN)/.test(messageOf(error));
}

/** Text of an error. Does not ask `instanceof`: errors may come from another realm. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
