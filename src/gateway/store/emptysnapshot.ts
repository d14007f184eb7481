import type { ISnapshot } from './rowstore';

/** What is seen of a store that does not exist yet. */
export function emptySnapshot(): ISnapshot {
  return {
    get: async () => undefined,
    multiGet: async (_table, keys) => keys.map(() => undefined),
    scan: async function* ({ signal }) {
      signal?.throwIfAborted();
    },
    schema: async () => new Map(),
    close: () => undefined
  };
}
