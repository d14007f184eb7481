import type { IAsk } from '../../core/plan/plan';
import { Breaker } from '../store/hbase/breaker';
import { Gate } from '../store/hbase/gate';
import { late } from '../store/hbase/rest/fault';
import { outcomeOf } from '../store/outcome';
import { StoreFault } from '../store/storefault';
import { AnswerCache } from './cache';
import { Connection, type IRawAnswer, type IRawCall } from './connection';
import type { IFinkApiOptions } from './options';
import { refusalOf } from './refusal';
import { pauseMs } from './retryafter';
import { SharedWork } from './shared';

/** Times that a call is made again after the service said that it has no time now. */
const MOST_AGAIN = 3;
/** Statuses by which a service says so. Nothing else is asked again: what failed once fails again, and costs the others. */
const LATER: ReadonlySet<number> = new Set([429, 503]);
/** Most bytes of an answer, whatever the limits of the source: it is held in memory as a whole. */
export const LARGEST_ANSWER = 128 * 1024 * 1024;

/** Who asks, and for how long. */
export interface ICall {
  readonly owner: string;
  readonly signal: AbortSignal;
  /** Most bytes of the answer. */
  readonly maxBytes?: number | undefined;
}

/**
 * Makes the calls to the Fink API: few at a time and users by turns, the same question once, an answer again for a while, each
 * call within its time, again only when the service asks for patience, and none while it is away.
 */
export class FinkApiCaller {
  readonly breaker: Breaker;
  private readonly _connection: Connection;
  private readonly _gate: Gate;
  private readonly _cache: AnswerCache<IRawAnswer>;
  private readonly _shared = new SharedWork<IRawAnswer>();
  private readonly _closed = new AbortController();
  /** Until when the service has asked not to be called, milliseconds of `performance.now()`. */
  private _quietUntil = 0;
  /** Calls made, and bytes that came. */
  calls = 0;
  bytes = 0;

  constructor(readonly options: IFinkApiOptions) {
    this._connection = new Connection(options.name, options.userAgent);
    this._gate = new Gate(options.parallel);
    this._cache = new AnswerCache(options.cacheMs);
    this.breaker = new Breaker(options.name, { counts: ['unreachable', 'deadline'], tell: options.tell });
  }

  /**
   * The answer with status 200 to a question.
   * @throws StoreFault or WireFault when there is none, the signal's reason when aborted.
   */
  ask({ route, given }: IAsk, call: ICall): Promise<IRawAnswer> {
    const sorted = Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1));
    const body = JSON.stringify(Object.fromEntries(sorted));
    return this._answer({ path: `/api/v1/${route}`, body }, call);
  }

  /** The answer with status 200 of an address below the base, asked without arguments. */
  look(path: string, call: ICall): Promise<IRawAnswer> {
    return this._answer({ path }, call);
  }

  close(): void {
    this._closed.abort(new Error(`invalid source: ${this.options.name} has been closed`));
  }

  private async _answer(
    { path, body }: { readonly path: string; readonly body?: string },
    { owner, signal, maxBytes = LARGEST_ANSWER }: ICall
  ): Promise<IRawAnswer> {
    this._closed.signal.throwIfAborted();
    const key = `${path} ${maxBytes} ${body ?? ''}`;
    const kept = this._cache.get(key);
    if (kept !== undefined) {
      return kept;
    }
    return this._shared.get(key, signal, async shared => {
      const stop = AbortSignal.any([shared, this._closed.signal]);
      const leave = await this._gate.take(owner, stop);
      try {
        const url = this.options.base + path;
        const answer = await this.breaker.run(
          () => this._patiently({ url, body, maxBytes, signal: stop }),
          stop
        );
        this._cache.put(key, answer);
        return answer;
      } finally {
        leave();
      }
    });
  }

  /** Makes a call, and again as long as the service only asks for patience and there is time for it. */
  private async _patiently(call: IRawCall): Promise<IRawAnswer> {
    const { name, tell } = this.options;
    const end = performance.now() + this.options.callMs;
    for (let made = 0; ; made++) {
      await this._quiet(end, call.signal);
      const answer = await this._attempt(call, end - performance.now());
      if (answer.status === 200) {
        return answer;
      }
      const refusal = refusalOf(answer, new URL(call.url).pathname, name);
      if (!LATER.has(answer.status) || !(refusal instanceof StoreFault)) {
        throw refusal;
      }
      this._quietUntil = performance.now() + pauseMs(answer.headers.get('retry-after'), made);
      if (made >= MOST_AGAIN || this._quietUntil >= end) {
        throw refusal;
      }
      tell?.({ kind: 'again', fault: refusal });
    }
  }

  /** Waits while the service has asked not to be called. */
  private async _quiet(end: number, signal: AbortSignal): Promise<void> {
    const ms = this._quietUntil - performance.now();
    if (ms <= 0) {
      return;
    }
    if (this._quietUntil >= end) {
      const { name } = this.options;
      throw new StoreFault(
        'unavailable',
        name,
        `missing answer: source ${name} has asked not to be called for ${Math.ceil(ms / 1000)} s; try again then`
      );
    }
    await rest(ms, signal);
  }

  private async _attempt(call: IRawCall, ms: number): Promise<IRawAnswer> {
    const { name, callMs, tell } = this.options;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(late(name, callMs)), Math.max(1, ms));
    const signal = AbortSignal.any([call.signal, stop.signal]);
    this.calls += 1;
    try {
      const answer = await this._connection.send({ ...call, signal });
      this.bytes += answer.body.length;
      tell?.({ kind: 'call', outcome: answer.status === 200 ? 'ok' : 'unavailable' });
      return answer;
    } catch (error) {
      tell?.({ kind: 'call', outcome: outcomeOf(error, call.signal) });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, ms);
    signal.addEventListener('abort', leave, { once: true });
  });
}
