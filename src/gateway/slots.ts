/**
 * A number of places of which each running search takes one; further searches wait in the order in which they came.
 */
export class Slots {
  private _free: number;
  private readonly _waiting: (() => void)[] = [];

  constructor(places: number) {
    this._free = places;
  }

  /** Searches that wait for a place. */
  get waiting(): number {
    return this._waiting.length;
  }

  /**
   * Take a place as soon as there is one.
   * @returns what gives the place back; calling it again does nothing.
   * Rejects with the signal's reason when aborted while waiting.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this._free > 0) {
      this._free -= 1;
    } else {
      await this._wait(signal);
    }
    let given = false;
    return () => {
      if (!given) {
        given = true;
        this._giveBack();
      }
    };
  }

  private _wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this._waiting.splice(this._waiting.indexOf(come), 1);
        reject(signal.reason as Error);
      };
      this._waiting.push(come);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private _giveBack(): void {
    const next = this._waiting.shift();
    if (next) {
      next();
    } else {
      this._free += 1;
    }
  }
}
