import type { TellStoreEvent } from '../store/storeevent';

/** What a source with driver `fink-api` is told. */
export interface IFinkApiOptions {
  /** Name of the source. */
  readonly name: string;
  /** Address before `/api/v1/…`, without a slash at its end. */
  readonly base: string;
  /** Calls in flight, over all users. */
  readonly parallel: number;
  /** Milliseconds in which a call must be answered, pauses before it is made again included. */
  readonly callMs: number;
  /** Milliseconds for which an answer is used again. 0: never. */
  readonly cacheMs: number;
  /** Says who asks: name and version of this program. */
  readonly userAgent: string;
  /** Told of each call, and of each that is made again. */
  readonly tell?: TellStoreEvent | undefined;
  /** Rows that Fink gives at most; for tests. */
  readonly most?: Partial<IMostRows>;
}

/** Rows that Fink gives at most without a word about those that it leaves out. */
export interface IMostRows {
  /** Of one object, one Solar System name, one beginning of ids: NLIMIT of its configuration. */
  readonly scan: number;
  /** Of one pixel (NSIDE 128) of a cone search: the argument `n`, so it is we who choose. */
  readonly pixel: number;
}

/**
 * `n` of a cone search counts the rows of each pixel before those outside of the circle are dropped, oldest first detection
 * first. A pixel of 0.2 square degrees holds some hundred objects in the mean; with this no pixel of ZTF is cut.
 */
export const MOST_ROWS: IMostRows = { scan: 10_000, pixel: 100_000 };
