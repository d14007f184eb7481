type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Numbers one after another, in as many bytes as they need: a list of a million objects takes some MB. */
export class NumberList<T extends Numbers> {
  private _numbers: T;
  private _length = 0;

  /** @param _make - Makes room for so many numbers; which kind it is decides what they can be. */
  constructor(private readonly _make: (length: number) => T) {
    this._numbers = _make(64);
  }

  get length(): number {
    return this._length;
  }

  push(number: number): void {
    if (this._length === this._numbers.length) {
      const larger = this._make(2 * this._length);
      larger.set(this._numbers);
      this._numbers = larger;
    }
    this._numbers[this._length++] = number;
  }

  /** The number at a place; NaN where there is none. */
  at(place: number): number {
    return place < this._length ? (this._numbers[place] ?? NaN) : NaN;
  }
}

export const bytes = (): NumberList<Uint8Array> => new NumberList(length => new Uint8Array(length));
export const shorts = (): NumberList<Uint16Array> => new NumberList(length => new Uint16Array(length));
export const integers = (): NumberList<Uint32Array> => new NumberList(length => new Uint32Array(length));
export const doubles = (): NumberList<Float64Array> => new NumberList(length => new Float64Array(length));
