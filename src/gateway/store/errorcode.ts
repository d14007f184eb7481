/** Code of a system error (`ENOENT`, `EPERM`), if it has one. Does not ask `instanceof`: errors may come from another realm. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}
