import type { CutReason } from './trailer';

/** Ends a reading early; what has been read so far is still good. */
export class Cut extends Error {
  constructor(readonly reason: CutReason) {
    super(`the answer was cut: ${reason}`);
  }
}

export interface IReadingLimits {
  readonly budget: number;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  /** Clock, milliseconds. */
  readonly now: () => number;
}

/** The account of one run: what was read, how long it took, and whether it must stop. */
export class Reading {
  rowsRead = 0;
  pending = 0;
  /** Why the answer is not complete, as far as is known by now. */
  cut: CutReason | null = null;
  storeMs = 0;
  private readonly _stop = new AbortController();
  private readonly _start: number;
  private readonly _timer: NodeJS.Timeout | undefined;
  private readonly _onAbort = (): void => this._stop.abort(new Cut('cancelled'));

  constructor(private readonly _limits: IReadingLimits) {
    this._start = _limits.now();
    const { signal, deadlineMs } = _limits;
    if (signal?.aborted === true) {
      this._onAbort();
    }
    signal?.addEventListener('abort', this._onAbort);
    if (deadlineMs !== undefined) {
      this._timer = setTimeout(
        () => this._stop.abort(new Cut('deadline')),
        Math.min(deadlineMs, 2 ** 31 - 1)
      );
    }
  }

  /** Aborted when the run is cancelled or out of time. */
  get signal(): AbortSignal {
    return this._stop.signal;
  }

  /** Rows that may still be read. */
  get left(): number {
    return this._limits.budget - this.rowsRead;
  }

  /** Waits for the store, but not longer than the run may last. */
  async wait<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    const before = this._limits.now();
    try {
      return await orStop(work(), this.signal);
    } finally {
      this.storeMs += this._limits.now() - before;
    }
  }

  /**
   * Counts rows that were read.
   * @returns How many of them are within the budget.
   */
  count(rows: number): number {
    const within = Math.min(rows, this.left);
    this.rowsRead += within;
    return within;
  }

  /** Throws when the run must stop. */
  check(): void {
    const { deadlineMs, now } = this._limits;
    if (deadlineMs !== undefined && now() - this._start >= deadlineMs) {
      this._stop.abort(new Cut('deadline'));
    }
    this.signal.throwIfAborted();
  }

  close(): void {
    clearTimeout(this._timer);
    this._limits.signal?.removeEventListener('abort', this._onAbort);
  }
}

/** The promise, or the reason of the signal if that comes first: for a store that does not listen to it. */
function orStop<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
