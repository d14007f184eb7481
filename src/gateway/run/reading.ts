import type { CutReason } from './trailer';

/** Ends a reading early; what has been read so far is still good. */
export class Cut extends Error {
  constructor(readonly reason: CutReason) {
    super(`the answer was cut: ${reason}`);
  }
}

export interface IReadingLimits {
  /** Most rows. */
  readonly budget: number;
  /** Most bytes of keys and cells. */
  readonly byteBudget?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  /** The store is slower downwards; rows that may come in any order are read upwards. */
  readonly upwards?: boolean | undefined;
  /**
   * Waits for a place among the runs whose rows are all kept; asked for as soon as this one has read so many, and again before
   * each further reading. Whoever keeps the rows gives it back.
   */
  readonly largePlace?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Clock, milliseconds. */
  readonly now: () => number;
}

/** A run that has read more bytes of keys and cells is a large one: some 30 000 cells. */
const LARGE = 250_000;

/** The account of one run: what was read, how long it took, and whether it must stop. */
export class Reading {
  rowsRead = 0;
  /** Bytes of keys and cells. */
  bytesRead = 0;
  /** Columns met in rows of the store. */
  readonly columns = new Set<string>();
  /** Ranges asked for. */
  ranges = 0;
  pending = 0;
  /** Why the answer is not complete, as far as is known by now. */
  cut: CutReason | null = null;
  /** What went wrong when `cut` is `error`. */
  failure: unknown;
  /** Milliseconds in which there was something to wait for, however many things at once. */
  storeMs = 0;
  private _waits = 0;
  private _waitsSince = 0;
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

  /** Whether rows that may come in any order are read upwards. */
  get isUpwards(): boolean {
    return this._limits.upwards === true;
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
    const { largePlace } = this._limits;
    if (largePlace !== undefined && this.bytesRead > LARGE) {
      await largePlace(this.signal);
    }
    if (this._waits === 0) {
      this._waitsSince = this._limits.now();
    }
    this._waits += 1;
    try {
      return await orStop(work(), this.signal);
    } finally {
      this._waits -= 1;
      if (this._waits === 0) {
        this.storeMs += this._limits.now() - this._waitsSince;
      }
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

  /**
   * Counts the bytes of a row that was read.
   * @returns Whether they are within the budget.
   */
  countBytes(bytes: number): boolean {
    this.bytesRead += bytes;
    return this.isWithinBytes;
  }

  /** Whether the bytes that were read are within the budget. */
  get isWithinBytes(): boolean {
    return this.bytesRead <= (this._limits.byteBudget ?? Infinity);
  }

  /**
   * Notes that the answer will not be complete, while what has been read counts.
   * @returns False when there is no use in what has been read: nobody waits for it any more.
   */
  noteEnd(error: unknown): boolean {
    const cut = this.cutOf(error);
    if (cut?.reason === 'cancelled') {
      return false;
    }
    this.cut = cut?.reason ?? 'error';
    this.failure = cut === undefined ? error : undefined;
    return true;
  }

  /** The cut that an error is; undefined for anything else. What a store says when it is told to stop is one, too. */
  cutOf(error: unknown): Cut | undefined {
    if (error instanceof Cut) {
      return error;
    }
    const reason: unknown = this.signal.aborted ? this.signal.reason : undefined;
    return reason instanceof Cut ? reason : undefined;
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
