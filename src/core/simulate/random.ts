/** A stream of pseudo-random numbers that depends on its seed alone. */
export interface IRandom {
  /** Uniform in [0, 1), or in [low, high). */
  uniform(low?: number, high?: number): number;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
  /** One of the items, all equally likely; the list must not be empty. */
  choice<T>(items: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Another stream, told by its label; the numbers taken from this one do not matter. */
  fork(label: string | number): IRandom;
}

/** Makes a stream from any text. */
export function makeRandom(seed: string): IRandom {
  return new Stream(hash(seed, 1), hash(seed, 2), hash(seed, 3));
}

/** sfc32 (Chris Doty-Humphrey), a small fast generator with 128 bits of state. */
class Stream implements IRandom {
  private _a: number;
  private _b: number;
  private _c: number;
  private _d = 1;

  constructor(
    private readonly _x: number,
    private readonly _y: number,
    private readonly _z: number
  ) {
    this._a = _x;
    this._b = _y;
    this._c = _z;
    for (let k = 0; k < 12; k++) {
      this._next();
    }
  }

  uniform(low = 0, high = 1): number {
    return low + (high - low) * this._next();
  }

  normal(): number {
    // Box and Muller; 1 - u is never 0
    return Math.sqrt(-2 * Math.log(1 - this._next())) * Math.cos(2 * Math.PI * this._next());
  }

  choice<T>(items: readonly T[]): T {
    const item = items[Math.floor(this._next() * items.length)];
    if (item === undefined) {
      throw new RangeError('missing items: nothing to choose from');
    }
    return item;
  }

  chance(probability: number): boolean {
    return this._next() < probability;
  }

  fork(label: string | number): IRandom {
    const number = typeof label === 'number' && Number.isSafeInteger(label);
    const low = number ? label | 0 : hash(String(label), 4);
    const high = number ? (label / 4294967296) | 0 : hash(String(label), 5);
    return new Stream(mix(this._x, low), mix(this._y, high), mix(this._z ^ low, number ? 6 : 7));
  }

  private _next(): number {
    const t = (this._a + this._b + this._d) | 0;
    this._d = (this._d + 1) | 0;
    this._a = this._b ^ (this._b >>> 9);
    this._b = (this._c + (this._c << 3)) | 0;
    this._c = (((this._c << 21) | (this._c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  }
}

/** Scrambles two 32-bit numbers into one (the end of MurmurHash3). */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** 32-bit hash of a text, by FNV-1a with different starts. */
function hash(text: string, start: number): number {
  let h = (0x811c9dc5 ^ start) >>> 0;
  for (let k = 0; k < text.length; k++) {
    h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  }
  return h >>> 0;
}
