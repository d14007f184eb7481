import type { Gate } from '../gate';
import type { Breaker } from '../breaker';
import type { StoreFault } from '../../storefault';
import type { IThrift2Options } from '../options';
import { outcomeOf } from '../../outcome';
import { retrying } from '../retry';
import { faultOf } from './faults';
import type { Pool } from './pool';

/** A call to be made. */
export interface ICall<T> {
  readonly request: Buffer;
  /** Reads the answer. */
  readonly read: (frame: Buffer) => T;
  /** Table that it is about, for messages. */
  readonly table: string;
  /** On whose account. */
  readonly owner: string;
  readonly signal?: AbortSignal | undefined;
}

/** Makes calls: in turn with others, within their time, again where that helps, and not at all while the server is away. */
export class Calls {
  constructor(
    private readonly _options: Pick<IThrift2Options, 'name' | 'callMs' | 'retries' | 'tell'>,
    private readonly _pool: Pool,
    private readonly _gate: Gate,
    private readonly _breaker: Breaker
  ) {}

  /**
   * @returns what the answer holds.
   * @throws StoreFault, or the signal's reason.
   */
  async make<T>(call: ICall<T>): Promise<T> {
    const { signal } = call;
    const leave = await this._gate.take(call.owner, signal);
    const answer = this.makeNow(call);
    // Whoever is not interested any more leaves at once; the place is free when the server is done, which nobody can stop.
    answer.then(leave, leave);
    return unlessAborted(answer, signal);
  }

  /** The same without waiting for a place. */
  makeNow<T>({ request, read, table, signal }: ICall<T>): Promise<T> {
    const { name, callMs, retries, tell } = this._options;
    const end = performance.now() + callMs;
    return this._breaker.run(() => {
      const withinMs = Math.max(1, end - performance.now());
      const again = (fault: StoreFault): void => tell?.({ kind: 'again', fault });
      return retrying({ times: retries, withinMs, signal, again }, async leftMs => {
        try {
          const frame = await this._pool.call(request, leftMs);
          signal?.throwIfAborted();
          const answer = read(frame);
          tell?.({ kind: 'call', outcome: 'ok' });
          return answer;
        } catch (error) {
          const fault = faultOf(error, name, table, callMs);
          tell?.({ kind: 'call', outcome: signal?.aborted === true ? 'left' : outcomeOf(fault) });
          throw fault;
        }
      });
    }, signal);
  }
}

function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return answer;
  }
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
