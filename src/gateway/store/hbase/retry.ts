import { StoreFault } from '../storefault';

/** How often, how long and by what pauses a call is made again. */
export interface IRetrying {
  /** Times that it is made again after it failed for a passing reason. */
  readonly times: number;
  /** Milliseconds for all attempts together, pauses included. */
  readonly withinMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Told before the call is made again. */
  readonly again?: ((fault: StoreFault) => void) | undefined;
  /** Waits between attempts; rejects with the signal's reason when aborted. */
  readonly pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly random?: () => number;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/**
 * Makes a call, and makes it again while it fails with a `StoreFault` that says so (`retry`). Pauses double each time and vary
 * by half, so that many clients do not come back at the same moment.
 * @param attempt - The call; it is told how many milliseconds are left for it.
 * @throws the fault of the last attempt, or what the signal gives as reason.
 */
export async function retrying<T>(given: IRetrying, attempt: (leftMs: number) => Promise<T>): Promise<T> {
  const { signal, pause = rest, random = Math.random } = given;
  const end = performance.now() + given.withinMs;
  for (let made = 0; ; made++) {
    signal?.throwIfAborted();
    try {
      return await attempt(Math.max(1, end - performance.now()));
    } catch (error) {
      signal?.throwIfAborted();
      const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made) * (0.5 + random());
      const passing = error instanceof StoreFault && error.retry;
      if (!passing || made >= given.times || performance.now() + ms >= end) {
        throw error;
      }
      given.again?.(error);
      await pause(ms, signal);
    }
  }
}

function rest(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, ms);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
