/** Message of anything that was thrown. Not by `instanceof`: errors of the system may come from another realm. */
export function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
