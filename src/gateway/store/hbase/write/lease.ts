import { setTimeout as delay } from 'node:timers/promises';
import { StoreFault } from '../../storefault';
import { describeHolder, isAlive, thisHolder, type ILockHolder } from '../../writelock';
import { exchange } from './cellset';
import { type IHBaseWriterOptions, SOURCE } from './options';
import { readRow } from './readrow';
import type { RestCalls } from './restcalls';
import { MARKS_FAMILY, MARKS_TABLE } from './tables';

const KEY = 'lock';
const COLUMN = `${MARKS_FAMILY}:text`;
/** After what silence a holder is taken for dead, milliseconds; it says that it is there several times as often. */
const SILENCE_MS = 20_000;
const BEATS = 6;
const POLL_MS = 500;

/** Text of the lock row. */
interface ILockText {
  /** Absent: nobody writes. */
  readonly holder?: ILockHolder;
  /** Goes up with every text. */
  readonly beat: number;
  /** Latest time that rows may have been written with, ms since 1970. */
  readonly stamp: number;
  /** Time of the last change that is known to be written whole. */
  readonly applied: number;
}

/**
 * The right to write into the tables of a namespace, in a row of `fink.marks` that is changed by check-and-put alone. Whoever
 * holds it says so every few seconds; it may be taken from a holder that has been silent for long, or is known to be dead.
 *
 * It also is the clock of the rows: each change gets a time that is later than that of all changes before, whoever made them
 * on whatever machine. What a holder that was only slow still writes after it lost the lease is older than what its successor
 * writes, and changes nothing.
 */
export class Lease {
  private _turn: Promise<unknown> = Promise.resolve();
  private _timer: NodeJS.Timeout | undefined;
  private _lost: Error | undefined;
  /** What the clock of the server is ahead of ours, ms. */
  private _ahead = 0;

  private constructor(
    private readonly _calls: RestCalls,
    private _text: string,
    private _state: ILockText,
    private readonly _beatMs: number
  ) {}

  /** @throws StoreFault naming the holder when somebody else writes and `wait` is not set. */
  static async take(
    calls: RestCalls,
    options: Pick<IHBaseWriterOptions, 'wait' | 'signal' | 'silenceMs'>
  ): Promise<Lease> {
    const silenceMs = options.silenceMs ?? SILENCE_MS;
    const me = thisHolder();
    let seen: { readonly text: string; readonly since: number } | undefined;
    for (;;) {
      options.signal?.throwIfAborted();
      const text = await lockText(calls);
      const state = parseLock(text);
      const silent = seen?.text === text && performance.now() - seen.since >= silenceMs;
      if (state.holder === undefined || silent || isDead(state.holder)) {
        const mine: ILockText = { ...state, holder: me, beat: state.beat + 1 };
        if (await swap(calls, text, JSON.stringify(mine))) {
          const lease = new Lease(calls, JSON.stringify(mine), mine, silenceMs / BEATS);
          await lease._begin();
          return lease;
        }
      } else {
        if (seen !== undefined && seen.text !== text && options.wait !== true) {
          throw heldBy(state.holder);
        }
        seen = seen?.text === text ? seen : { text, since: performance.now() };
      }
      await delay(POLL_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
    }
  }

  /** Time of the last change that is known to be written whole. */
  get applied(): number {
    return this._state.applied;
  }

  /**
   * A time for the next change, later than all before; the time before it is free too, for deletes.
   * @throws StoreFault when the lease is lost.
   */
  async nextStamp(): Promise<number> {
    const now = Math.floor(Date.now() + this._ahead);
    const stamp = Math.max(now, this._state.stamp + 2);
    await this._renew({ stamp });
    return stamp;
  }

  /** Notes that the change of this time is written whole; told to others with the next text. */
  setApplied(stamp: number): void {
    this._state = { ...this._state, applied: stamp };
  }

  /** @throws StoreFault when somebody else has taken the lease. */
  assertHeld(): void {
    if (this._lost !== undefined) {
      throw this._lost;
    }
  }

  async release(): Promise<void> {
    clearInterval(this._timer);
    if (this._lost === undefined) {
      await this._renew({}, true);
    }
  }

  private async _begin(): Promise<void> {
    const row = await readRow(this._calls, MARKS_TABLE, KEY);
    const timestamp = row?.cells.get(COLUMN)?.timestamp;
    if (timestamp !== undefined) {
      // The server gave the time of this cell a moment ago.
      this._ahead = timestamp - Date.now();
    }
    this._timer = setInterval(() => {
      this._renew({}).catch((error: unknown) => {
        // A call that failed is made again at the next beat; only the loss of the lease is final, and is kept by _renew.
        this._unheard = error;
      });
    }, this._beatMs);
    this._timer.unref();
  }

  /** Why the last beat failed. */
  private _unheard: unknown;

  /** Texts follow one another: each is put on condition that the one before is there. */
  private _renew(change: Partial<ILockText>, free = false): Promise<void> {
    const turn = this._turn.then(async () => {
      this.assertHeld();
      const { holder, ...rest } = this._state;
      const next = { ...(free || holder === undefined ? {} : { holder }), ...rest, ...change };
      const state: ILockText = { ...next, beat: this._state.beat + 1 };
      const text = JSON.stringify(state);
      if (!(await swap(this._calls, this._text, text))) {
        this._lost = new StoreFault(
          'refused',
          SOURCE,
          'invalid writer: another ingest has taken the lease of this one, which was silent for too long; run it again',
          false,
          { cause: this._unheard }
        );
        throw this._lost;
      }
      // setApplied may have been called meanwhile.
      this._state = { ...state, applied: Math.max(state.applied, this._state.applied) };
      this._text = text;
    });
    // The next one does not depend on how this one ended.
    this._turn = turn.catch(() => undefined);
    return turn;
  }
}

/** Puts the new text if the old one is there; also true when an earlier attempt of the same call did it. */
async function swap(calls: RestCalls, old: string, text: string): Promise<boolean> {
  const { status } = await calls.call({
    method: 'PUT',
    path: `${calls.tablePath(MARKS_TABLE)}/x?check=put`,
    body: exchange(KEY, COLUMN, old, text),
    answers: [304],
    what: 'take the write lease'
  });
  return status !== 304 || (await lockText(calls)) === text;
}

async function lockText(calls: RestCalls): Promise<string> {
  const row = await readRow(calls, MARKS_TABLE, KEY);
  return row?.cells.get(COLUMN)?.value.toString('utf8') ?? '';
}

function parseLock(text: string): ILockText {
  if (text === '') {
    return { beat: 0, stamp: 0, applied: 0 };
  }
  try {
    // Written by this program alone; what is missing gets a value that does no harm.
    return { ...{ beat: 0, stamp: 0, applied: 0 }, ...(JSON.parse(text) as Partial<ILockText>) };
  } catch (error) {
    throw new StoreFault('broken', SOURCE, `invalid lock row in ${MARKS_TABLE}: no JSON; delete it`, false, {
      cause: error
    });
  }
}

/** A process of another machine cannot be looked at: it is alive as long as it says so. */
function isDead(holder: ILockHolder): boolean {
  return !isAlive(holder);
}

function heldBy(holder: ILockHolder): StoreFault {
  return new StoreFault(
    'refused',
    SOURCE,
    `unsupported second writer: HBase is being written by ${describeHolder(holder)}; wait until it has ended, or use --wait`
  );
}
