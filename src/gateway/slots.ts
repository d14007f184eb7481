/** Who wants a place. */
export interface IClaim {
  /** On whose account; claims of nobody known share one. */
  readonly owner?: string;
  /** Whether it is a question that is answered in a moment. Some places are kept for those. */
  readonly small?: boolean;
}

export interface ISlotsOptions {
  /** Most places of one owner, in each lane. */
  readonly perOwner?: number;
  /** Places that only small questions may take. */
  readonly reserved?: number;
}

/** Claims of one size: owners in the order of their turns, each with what waits, first come first. */
interface ILane {
  readonly most: number;
  taken: number;
  readonly ofOwner: Map<string, number>;
  readonly waiting: Map<string, (() => void)[]>;
}

/**
 * A number of places of which each running search takes one. Further ones wait; owners have their turn one after the other,
 * however much each of them has waiting, and none has more than so many places. Small questions wait apart from large
 * ones and have some places of their own, so that no number of large ones keeps them out; when both wait for the same
 * place they take turns.
 */
export class Slots {
  private readonly _places: number;
  private _free: number;
  private readonly _perOwner: number;
  private readonly _small: ILane;
  private readonly _large: ILane;
  /** Which lane had the last place that both could have had. */
  private _last: ILane;

  constructor(places: number, { perOwner = places, reserved = 0 }: ISlotsOptions = {}) {
    this._places = places;
    this._free = places;
    this._perOwner = perOwner;
    this._small = lane(places);
    // One place at least is for everybody.
    this._large = lane(Math.max(1, places - reserved));
    this._last = this._large;
  }

  /** Searches that have a place. */
  get running(): number {
    return this._places - this._free;
  }

  /** Searches that wait for a place. */
  get waiting(): number {
    return [this._small, this._large]
      .flatMap(({ waiting }) => [...waiting.values()])
      .reduce((sum, list) => sum + list.length, 0);
  }

  /**
   * Take a place as soon as there is one.
   * @returns what gives the place back; calling it again does nothing.
   * Rejects with the signal's reason when aborted while waiting.
   */
  async take(signal: AbortSignal, { owner = '', small = false }: IClaim = {}): Promise<() => void> {
    signal.throwIfAborted();
    const wanted = small ? this._small : this._large;
    await this._wait(wanted, owner, signal);
    let given = false;
    return () => {
      if (!given) {
        given = true;
        this._free += 1;
        wanted.taken -= 1;
        count(wanted.ofOwner, owner, -1);
        this._serve();
      }
    };
  }

  private _wait(wanted: ILane, owner: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const come = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        const list = (wanted.waiting.get(owner) ?? []).filter(each => each !== come);
        if (list.length > 0) {
          wanted.waiting.set(owner, list);
        } else {
          wanted.waiting.delete(owner);
        }
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      const list = wanted.waiting.get(owner);
      if (list === undefined) {
        wanted.waiting.set(owner, [come]);
      } else {
        list.push(come);
      }
      this._serve();
    });
  }

  /** Let in whoever may come in. */
  private _serve(): void {
    const lanes = (): ILane[] =>
      this._last === this._small ? [this._large, this._small] : [this._small, this._large];
    while (this._free > 0) {
      const chosen = lanes().find(each => this._turn(each) !== undefined);
      const owner = chosen && this._turn(chosen);
      if (chosen === undefined || owner === undefined) {
        return;
      }
      this._last = chosen;
      this._letIn(chosen, owner);
    }
  }

  /** Whose turn it is in a lane; undefined when nobody there may come in. */
  private _turn({ most, taken, ofOwner, waiting }: ILane): string | undefined {
    return taken < most
      ? [...waiting.keys()].find(owner => (ofOwner.get(owner) ?? 0) < this._perOwner)
      : undefined;
  }

  private _letIn(chosen: ILane, owner: string): void {
    const [come, ...rest] = chosen.waiting.get(owner) ?? [];
    // At the end of the line again, if anything is left.
    chosen.waiting.delete(owner);
    if (rest.length > 0) {
      chosen.waiting.set(owner, rest);
    }
    this._free -= 1;
    chosen.taken += 1;
    count(chosen.ofOwner, owner, 1);
    come?.();
  }
}

function lane(most: number): ILane {
  return { most, taken: 0, ofOwner: new Map(), waiting: new Map() };
}

function count(counts: Map<string, number>, key: string, change: number): void {
  const now = (counts.get(key) ?? 0) + change;
  if (now > 0) {
    counts.set(key, now);
  } else {
    counts.delete(key);
  }
}
