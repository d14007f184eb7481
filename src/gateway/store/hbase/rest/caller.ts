import { StoreFault } from '../../storefault';
import type { ISourceState } from '../../rowstore';
import { outcomeOf } from '../../outcome';
import { Breaker } from '../breaker';
import { Gate } from '../gate';
import type { IRestOptions } from '../options';
import { Remembered } from '../remembered';
import { retrying } from '../retry';
import { AnswerStatus, RestConnection } from './connection';
import { faultOf, late } from './fault';
import { qualified } from './path';

/** Longest wait for the answer to the question whether there is anybody. */
const PROBE_MS = 2000;
/** It is asked even when hardly any time is left: the answer makes an error understandable. */
const SHORTEST_PROBE_MS = 300;
/** The source is not asked for its state more often. */
const STATE_MS = 3000;

/** One call: what for, on whose account, until when. */
export interface ICall {
  readonly owner: string;
  /** The table that it reads, without the namespace; absent where it reads none. */
  readonly table?: string;
  /** Whether status 404 is an answer, of which null is made: it proves nothing. */
  readonly mayBeNothing?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the calls to a REST server: no more at a time than it may have, each within its time, again when it failed for a
 * passing reason, and not at all while the server is away.
 */
export class RestCaller {
  readonly breaker: Breaker;
  private readonly _connection: RestConnection;
  private readonly _gate: Gate;
  /** What stops each call that is under way. */
  private readonly _underWay = new Set<AbortController>();
  private _closed = false;
  private readonly _exists = new Map<string, Remembered<boolean>>();
  private readonly _probe = new Remembered(
    // What it tells is kept by the breaker.
    () =>
      this._ask('/version/cluster', PROBE_MS).then(
        () => true,
        () => false
      ),
    () => STATE_MS,
    () => performance.now()
  );

  constructor(readonly options: IRestOptions) {
    this._connection = new RestConnection(options);
    this._gate = new Gate(options.parallel);
    // A single table can be unavailable; when all are, that shows as somebody out of reach.
    this.breaker = new Breaker(options.name, {
      counts: ['unreachable', 'deadline'],
      tell: options.tell
    });
  }

  /**
   * The JSON of an answer with status 200.
   * @param read - Makes something of it; what it throws is taken as an answer that cannot be read.
   * @throws StoreFault, or the signal's reason when aborted.
   */
  async get<T>(path: string, call: ICall, read: (answer: unknown) => T): Promise<T> {
    const { signal } = call;
    this._open();
    const leave = await this._gate.take(call.owner, signal);
    try {
      const { retries, callMs, tell } = this.options;
      const again = (fault: StoreFault): void => tell?.({ kind: 'again', fault });
      const end = performance.now() + callMs;
      // All attempts are one call to the breaker: one that may wait long for a server is not given up while it waits.
      return await this.breaker.run(() => {
        const withinMs = Math.max(1, end - performance.now());
        return retrying({ times: retries, withinMs, signal, again }, leftMs =>
          this._told(signal, () => this._attempt(path, call, leftMs, read))
        );
      }, signal);
    } finally {
      leave();
    }
  }

  /** Asks whether the source is there, when nothing has been heard of it for a while. */
  async state(): Promise<ISourceState> {
    if (this.breaker.silentMs > STATE_MS) {
      await this._probe.get();
    }
    return this.breaker.state();
  }

  close(): void {
    this._closed = true;
    for (const stop of this._underWay) {
      stop.abort();
    }
    this._connection.close();
  }

  private _open(): void {
    if (this._closed) {
      throw new Error(`invalid source: ${this.options.name} has been closed`);
    }
  }

  /** Makes a call and tells how it ended. */
  private async _told<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    const { tell } = this.options;
    try {
      const answer = await call();
      tell?.({ kind: 'call', outcome: 'ok' });
      return answer;
    } catch (error) {
      tell?.({ kind: 'call', outcome: outcomeOf(error, signal) });
      throw error;
    }
  }

  private async _attempt<T>(
    path: string,
    call: ICall,
    leftMs: number,
    read: (answer: unknown) => T
  ): Promise<T> {
    const end = performance.now() + leftMs;
    try {
      const answer = await this._within(leftMs, call.signal, signal => this._connection.get(path, signal));
      return read(answer);
    } catch (error) {
      call.signal?.throwIfAborted();
      this._open();
      if (error instanceof AnswerStatus && error.status === 404 && call.mayBeNothing === true) {
        return read(null);
      }
      if (error instanceof AnswerStatus && (error.status >= 500 || error.status === 404)) {
        throw await this._explained(error, call, end - performance.now());
      }
      throw faultOf(error, this.options.name);
    }
  }

  /** Why a call ended in a status that says nothing: is the table there, is anybody there? */
  private async _explained(error: AnswerStatus, call: ICall, leftMs: number): Promise<StoreFault> {
    const { name } = this.options;
    const { table } = call;
    if (table === undefined) {
      return error.status === 404 ? faultOf(error, name) : away(error, name);
    }
    let exists = this._exists.get(table);
    if (exists === undefined) {
      exists = new Remembered(
        () => this._asksForTable(table),
        () => 1000,
        () => performance.now()
      );
      this._exists.set(table, exists);
    }
    try {
      const ms = Math.min(Math.max(leftMs, SHORTEST_PROBE_MS), PROBE_MS);
      if (!(await this._within(ms, call.signal, signal => orAborted(exists.get(), signal)))) {
        return new StoreFault(
          'missing-table',
          name,
          `missing table: ${table} is not in source ${name}; the operator can take it from the tables of this source`,
          false,
          { cause: error }
        );
      }
    } catch (cause) {
      call.signal?.throwIfAborted();
      return away(cause, name);
    }
    return new StoreFault(
      'unavailable',
      name,
      `missing answer: table ${table} of source ${name} cannot be read now (HTTP ${error.status}); it may be disabled, ` +
        'or a part of it is moving to another server: try again later',
      error.status >= 500,
      { cause: error }
    );
  }

  private async _asksForTable(table: string): Promise<boolean> {
    const path = `/${encodeURIComponent(qualified(this.options.namespace, table))}/exists`;
    try {
      await this._within(PROBE_MS, undefined, signal => this._connection.get(path, signal));
      return true;
    } catch (error) {
      if (error instanceof AnswerStatus && error.status === 404) {
        return false;
      }
      throw error;
    }
  }

  /** A call without a place of its own, whose outcome counts. */
  private _ask(path: string, ms: number): Promise<unknown> {
    const { name } = this.options;
    return this.breaker.run(() =>
      this._within(ms, undefined, signal => this._connection.get(path, signal)).catch((error: unknown) => {
        const fault = faultOf(error, name);
        // The server of a question this small is away when it is late; any status below 500 is an answer.
        throw fault.trouble === 'unavailable' || fault.trouble === 'deadline' ? away(error, name) : fault;
      })
    );
  }

  /** Runs a call with a signal that is aborted when the time is over, when the caller leaves, or when the store is closed. */
  private async _within<T>(
    ms: number,
    outer: AbortSignal | undefined,
    call: (signal: AbortSignal) => Promise<T>
  ): Promise<T> {
    const stop = new AbortController();
    const leave = (): void => stop.abort(outer?.reason);
    // Of several attempts the last has little time; what was given to all of them is what counts.
    const timer = setTimeout(() => stop.abort(late(this.options.name, this.options.callMs)), ms);
    outer?.addEventListener('abort', leave, { once: true });
    this._underWay.add(stop);
    try {
      return await call(stop.signal);
    } finally {
      clearTimeout(timer);
      outer?.removeEventListener('abort', leave);
      this._underWay.delete(stop);
    }
  }
}

/** Several wait for the same answer; each may leave before it comes. */
function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    answer.then(resolve, reject);
  });
}

function away(cause: unknown, source: string): StoreFault {
  const fault = cause instanceof StoreFault ? cause : undefined;
  return new StoreFault(
    'unreachable',
    source,
    fault?.trouble === 'unreachable'
      ? fault.message
      : `missing answer: the REST server of source ${source} is there, the cluster behind it does not answer; ` +
          'try again later, or choose another source',
    true,
    { cause }
  );
}
