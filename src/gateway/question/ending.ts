import { type EndFrame } from '../../wire/frames';
import { asWireFault } from '../http/errors';
import { type ITrailer } from '../run/trailer';

/** What is known when the last row has gone. */
export interface IEnding {
  /** Absent when the reading broke off. */
  readonly trailer: ITrailer | undefined;
  /** Null when nothing failed. */
  readonly failure: unknown;
  /** Rows sent. */
  readonly rows: number;
  /** Milliseconds of planning, and of all. */
  readonly planMs: number;
  readonly totalMs: number;
}

/** What is said after the last row. */
export function endingOf({ trailer, failure, rows, planMs, totalMs }: IEnding): EndFrame['end'] {
  return {
    complete: trailer?.complete ?? false,
    reason: trailer ? trailer.reason : 'error',
    rows,
    rowsRead: trailer?.rowsRead ?? rows,
    ...(trailer === undefined ? {} : { read: trailer.read }),
    ms: { plan: planMs, store: trailer?.ms.store ?? 0, total: totalMs },
    cursor: null,
    error: failure === null ? null : asWireFault(failure).error
  };
}
