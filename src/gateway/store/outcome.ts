import type { Outcome } from './storeevent';
import { StoreFault } from './storefault';

/** How something ended that threw. */
export function outcomeOf(error: unknown, signal?: AbortSignal): Outcome {
  if (error instanceof StoreFault) {
    return error.trouble;
  }
  return signal?.aborted === true ? 'left' : 'failed';
}
