import { IngestFault, reasonOf } from './fault';
import { prepare, type IPrepared } from './prepared';
import type { IReadAlert } from './readalerts';

/** One alert with its rows, or why there are none. */
export interface IReadRows {
  /** Number of the record in its file, from 0. */
  readonly index: number;
  /** How much of the file has been read, 0 to 1. */
  readonly fraction: number;
  /** Null when the alert cannot be stored; `fault` then says why. */
  readonly prepared: IPrepared | null;
  readonly fault: IngestFault | null;
  /** Whether it was understood as an alert. */
  readonly isAlert: boolean;
}

/** The rows of an alert that was read from `path`. */
export function rowsOf(path: string, { alert, fault, place, index, fraction }: IReadAlert): IReadRows {
  if (!alert) {
    return { index, fraction, prepared: null, fault, isAlert: false };
  }
  try {
    return { index, fraction, prepared: prepare(alert), fault, isAlert: true };
  } catch (error) {
    const unfit = new IngestFault(path, place, reasonOf(error), { cause: error });
    return { index, fraction, prepared: null, fault: unfit, isAlert: true };
  }
}
