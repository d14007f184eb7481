import { StoreFault, type StoreTrouble } from '../storefault';
import type { ISourceState } from '../rowstore';
import type { TellStoreEvent } from '../storeevent';

export interface IBreakerOptions {
  /** Calls that are looked back at. */
  readonly calls?: number;
  /** So many of them must have failed before it opens. */
  readonly least?: number;
  /**
   * Nobody must have answered for so long (ms): a server that is started again breaks all connections at once, and answers
   * when asked again.
   */
  readonly lastingMs?: number;
  /** Calls longer ago than this (ms) do not count. */
  readonly memoryMs?: number;
  /** How long (ms) nobody is asked before one call is let through to see. */
  readonly restMs?: number;
  /** Troubles that tell that the other side is away; others are answers. */
  readonly counts?: readonly StoreTrouble[];
  /** Milliseconds of a clock that does not jump, and the time of day; for tests. */
  readonly clock?: () => number;
  readonly today?: () => Date;
  /** Told when the source is given a rest, and when it answers again. */
  readonly tell?: TellStoreEvent | undefined;
}

const AWAY: readonly StoreTrouble[] = ['unreachable', 'deadline', 'unavailable'];

/**
 * Keeps calls from a source that does not answer: when most of the last calls failed, further calls are refused at once.
 * After a rest a single call is let through; when it succeeds, all are again.
 */
export class Breaker {
  private readonly _calls: number;
  private readonly _least: number;
  private readonly _lastingMs: number;
  private readonly _memoryMs: number;
  private readonly _restMs: number;
  private readonly _counts: ReadonlySet<StoreTrouble>;
  private readonly _clock: () => number;
  private readonly _today: () => Date;
  private readonly _tell: TellStoreEvent;
  private _outcomes: { readonly at: number; readonly failed: boolean }[] = [];
  /** First failure since the last success. */
  private _since: Date | undefined;
  private _sinceMs = 0;
  private _last: StoreFault | undefined;
  private _restsUntil: number | undefined;
  /** Resolves when the call is over that tries how things are. */
  private _trial: Promise<void> | undefined;
  private _lastAt = -Infinity;

  constructor(
    private readonly _source: string,
    options: IBreakerOptions = {}
  ) {
    this._calls = options.calls ?? 10;
    this._least = options.least ?? 4;
    this._lastingMs = options.lastingMs ?? 1000;
    this._memoryMs = options.memoryMs ?? 60_000;
    this._restMs = options.restMs ?? 5000;
    this._counts = new Set(options.counts ?? AWAY);
    this._clock = options.clock ?? (() => performance.now());
    this._today = options.today ?? (() => new Date());
    this._tell = options.tell ?? (() => undefined);
  }

  /**
   * Makes a call, or refuses to. While another call tries how things are, it waits for how that goes: an answer may need
   * several calls at a time, and one that is refused would end it, the trial among them.
   * @throws what the call throws; `StoreFault` (unreachable) when the source is given its rest; the signal's reason when
   * aborted while waiting.
   */
  async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    while (this._trial !== undefined) {
      await unlessAborted(this._trial, signal);
    }
    const over = this._enter();
    const trial = over !== undefined;
    try {
      const answer = await call();
      this._succeeded(trial);
      return answer;
    } catch (error) {
      if (error instanceof StoreFault && this._tellsOfAbsence(error)) {
        this._failed(error);
      } else if (error instanceof StoreFault && error.trouble !== 'broken') {
        // It refused, or it has no such table: it is there.
        this._succeeded(trial);
      }
      throw error;
    } finally {
      over?.();
    }
  }

  /** Milliseconds since the last outcome of a call. */
  get silentMs(): number {
    return this._clock() - this._lastAt;
  }

  /** Down when calls are refused, or when nobody has answered since the last call failed. */
  state(): ISourceState {
    const fault = this._last;
    const late = fault?.trouble === 'deadline' && this._restsUntil === undefined;
    if (fault === undefined || this._since === undefined || late) {
      return { state: 'up' };
    }
    return {
      state: 'down',
      message: fault.message,
      remedy: 'Choose another source, or try again later; the operator of the gateway can tell more.',
      since: this._since.toISOString()
    };
  }

  /** What will be the same a moment later, such as a table that is disabled, is an answer. */
  private _tellsOfAbsence({ trouble, retry }: StoreFault): boolean {
    return this._counts.has(trouble) && (trouble !== 'unavailable' || retry);
  }

  /** What ends the trial when the call is one; throws when there is to be no call. */
  private _enter(): (() => void) | undefined {
    if (this._restsUntil === undefined) {
      return undefined;
    }
    if (this._clock() < this._restsUntil) {
      const since = this._since?.toISOString() ?? 'a moment ago';
      throw new StoreFault(
        'unreachable',
        this._source,
        `missing answer: source ${this._source} has not answered since ${since} (${whatOf(this._last)}); ` +
          'choose another source, or try again in some seconds',
        false,
        { cause: this._last }
      );
    }
    let resolve: () => void;
    this._trial = new Promise(done => (resolve = done));
    return () => {
      this._trial = undefined;
      resolve();
    };
  }

  private _succeeded(trial: boolean): void {
    if (this._restsUntil !== undefined && !trial) {
      // A call that was under way when the others failed: too late to tell how things are.
      return;
    }
    if (trial) {
      this._outcomes = [];
      this._tell({ kind: 'answering' });
    }
    this._restsUntil = undefined;
    this._since = undefined;
    this._last = undefined;
    this._note(false);
  }

  private _failed(fault: StoreFault): void {
    this._note(true);
    if (this._since === undefined) {
      this._since = this._today();
      this._sinceMs = this._lastAt;
    }
    this._last = fault;
    const failed = this._outcomes.filter(outcome => outcome.failed).length;
    const most = failed * 2 > this._outcomes.length;
    const lasts = this._lastAt - this._sinceMs >= this._lastingMs;
    if (this._restsUntil !== undefined || (failed >= this._least && most && lasts)) {
      if (this._restsUntil === undefined) {
        this._tell({ kind: 'resting', fault });
      }
      this._restsUntil = this._lastAt + this._restMs;
    }
  }

  private _note(failed: boolean): void {
    this._lastAt = this._clock();
    const old = this._lastAt - this._memoryMs;
    this._outcomes = [...this._outcomes.filter(({ at }) => at >= old), { at: this._lastAt, failed }].slice(
      -this._calls
    );
  }
}

/** What is the matter, of a message that goes on with what to do about it. */
function whatOf(fault: StoreFault | undefined): string {
  return fault?.message.replace(/^missing answer: /, '').split('; ')[0] ?? '';
}

function unlessAborted(over: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) {
    return over;
  }
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      leave();
      return;
    }
    signal.addEventListener('abort', leave, { once: true });
    void over.then(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
  });
}
