/** The error for a store whose file is not as it was written: what is wrong, where, and what to do. */
export function damaged(file: string, what: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `invalid store: ${what} in ${file} is damaged (${reason}); put a backup in its place, or delete it and ingest again`,
    { cause }
  );
}
