export interface IPrefetchOptions {
  /** Results kept, at most. */
  readonly capacity?: number;
  /** Milliseconds for which a result is good. */
  readonly lifetime?: number;
  /** The clock, milliseconds. */
  readonly now?: () => number;
}

export interface IPrefetched<T> {
  readonly promise: Promise<T>;
  readonly made: number;
  value?: T;
}

/** Results of slow work by key, each made once; old and failed ones are forgotten. */
export class PrefetchCache<T> {
  constructor(options: IPrefetchOptions = {}) {
    this._capacity = options.capacity ?? 24;
    this._lifetime = options.lifetime ?? 300000;
    this._now = options.now ?? (() => Date.now());
  }

  /** The result under a key, started with `make` unless it is there or on its way. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const found = this._fresh(key);
    if (found !== undefined) {
      return found.promise;
    }
    const entry: IPrefetched<T> = { promise: make(), made: this._now() };
    this._entries.delete(key);
    this._entries.set(key, entry);
    entry.promise.then(
      value => {
        entry.value = value;
      },
      () => {
        if (this._entries.get(key) === entry) {
          this._entries.delete(key);
        }
      }
    );
    for (const oldest of this._entries.keys()) {
      if (this._entries.size <= this._capacity) {
        break;
      }
      this._entries.delete(oldest);
    }
    return entry.promise;
  }

  /** The result under a key if it is ready. */
  peek(key: string): T | undefined {
    return this._fresh(key)?.value;
  }

  private _fresh(key: string): IPrefetched<T> | undefined {
    const entry = this._entries.get(key);
    return entry !== undefined && this._now() - entry.made < this._lifetime ? entry : undefined;
  }

  private _capacity: number;
  private _entries = new Map<string, IPrefetched<T>>();
  private _lifetime: number;
  private _now: () => number;
}
