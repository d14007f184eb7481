import type { StoreFault, StoreTrouble } from './storefault';

/** How a call or a reading ended: `left` when nobody waited for it any more, `failed` for what is no trouble of a store. */
export type Outcome = 'ok' | 'left' | 'failed' | StoreTrouble;

/** What the driver of a shared source tells of its calls, for logs and metrics. */
export type StoreEvent =
  /** One call to the server ended; each attempt counts. */
  | { readonly kind: 'call'; readonly outcome: Outcome }
  /** A call failed for a passing reason and is made again. */
  | { readonly kind: 'again'; readonly fault: StoreFault }
  /** Too many calls failed: the source is not asked for a while. */
  | { readonly kind: 'resting'; readonly fault: StoreFault }
  /** It was given a rest, and answers again. */
  | { readonly kind: 'answering' };

/** Told of each event. It does not throw. */
export type TellStoreEvent = (event: StoreEvent) => void;
