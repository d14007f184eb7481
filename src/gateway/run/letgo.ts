/**
 * Tells a source that no more will be asked of it, without waiting: one that hangs must not hold up the end, and what goes
 * wrong while it cleans up no longer concerns the answer.
 */
export function letGo(source: AsyncIterator<unknown>): void {
  source.return?.().catch(() => undefined);
}
