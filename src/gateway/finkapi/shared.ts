/** Work that several wait for. */
interface IWork<T> {
  readonly promise: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** The same work wanted by several at the same time is done once, and is stopped when the last of them has left. */
export class SharedWork<T> {
  private readonly _works = new Map<string, IWork<T>>();

  /** @throws what the work throws, or the signal's reason when it is aborted before. */
  async get(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const shared = this._works.get(key) ?? this._begin(key, work);
    shared.waiting += 1;
    try {
      return await unlessAborted(shared.promise, signal);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        this._end(key, shared);
        shared.stop.abort(signal.reason);
      }
    }
  }

  private _begin(key: string, work: (signal: AbortSignal) => Promise<T>): IWork<T> {
    const stop = new AbortController();
    const begun: IWork<T> = { promise: work(stop.signal), stop, waiting: 0 };
    this._works.set(key, begun);
    // Those who wait see how it ends.
    begun.promise.catch(() => undefined).finally(() => this._end(key, begun));
    return begun;
  }

  private _end(key: string, work: IWork<T>): void {
    if (this._works.get(key) === work) {
      this._works.delete(key);
    }
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
