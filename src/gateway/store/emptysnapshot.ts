import type { ISnapshot, IStoredRow } from './rowstore';
import { settled } from './settled';

/** What is seen of a store that does not exist yet. */
export function emptySnapshot(): ISnapshot {
  return {
    get: () => Promise.resolve(undefined),
    multiGet: (_table, keys) => Promise.resolve(keys.map(() => undefined)),
    scan: ({ signal }) => nothing(signal),
    schema: () => Promise.resolve(new Map()),
    close: () => undefined
  };
}

function nothing(signal: AbortSignal | undefined): AsyncIterable<readonly IStoredRow[]> {
  const next = (): Promise<IteratorResult<readonly IStoredRow[]>> =>
    settled(() => {
      signal?.throwIfAborted();
      return { done: true, value: undefined };
    });
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
