/** Somebody who waits for a place. */
interface IWaiting {
  readonly come: () => void;
}

/**
 * A number of places of which each call to a source takes one, over all users of the gateway.
 *
 * Whoever finds them all taken waits. A place that becomes free goes to the owners in turn, so that one who asks for a
 * thousand calls does not keep out one who asks for a single call; the calls of one owner go in the order in which they came.
 */
export class Gate {
  private _free: number;
  /** The queues of the owners who wait, in the order of their turns; no queue in it is empty. */
  private readonly _queues = new Map<string, Set<IWaiting>>();

  constructor(places: number) {
    this._free = places;
  }

  /** Calls that wait for a place. */
  get waiting(): number {
    return [...this._queues.values()].reduce((sum, queue) => sum + queue.size, 0);
  }

  /**
   * Take a place as soon as there is one.
   * @param owner - On whose account.
   * @returns what gives the place back; calling it again does nothing.
   * Rejects with the signal's reason when aborted while waiting.
   */
  async take(owner: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this._free > 0) {
      this._free -= 1;
    } else {
      await this._wait(owner, signal);
    }
    let given = false;
    return () => {
      if (!given) {
        given = true;
        this._giveBack();
      }
    };
  }

  private _wait(owner: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: IWaiting = {
        come: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        }
      };
      const leave = (): void => {
        this._remove(owner, waiting);
        reject(signal?.reason as Error);
      };
      const queue = this._queues.get(owner) ?? new Set();
      this._queues.set(owner, queue.add(waiting));
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  private _remove(owner: string, waiting: IWaiting): void {
    const queue = this._queues.get(owner);
    queue?.delete(waiting);
    if (queue?.size === 0) {
      this._queues.delete(owner);
    }
  }

  private _giveBack(): void {
    for (const [owner, queue] of this._queues) {
      for (const next of queue) {
        // The owner goes to the end of the row, with what is left of the queue.
        queue.delete(next);
        this._queues.delete(owner);
        if (queue.size > 0) {
          this._queues.set(owner, queue);
        }
        next.come();
        return;
      }
    }
    this._free += 1;
  }
}
