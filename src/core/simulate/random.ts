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
  fork(label: string): IRandom;
}

/** Makes a stream (sfc32, a small fast generator with 128 bits of state) from any text. */
export function makeRandom(seed: string): IRandom {
  const next = sfc32(seed);
  const uniform = (low = 0, high = 1): number => low + (high - low) * next();
  return {
    uniform,
    // Box and Muller; 1 - u is never 0
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    choice: <T>(items: readonly T[]): T => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) {
        throw new RangeError('missing items: nothing to choose from');
      }
      return item;
    },
    chance: probability => next() < probability,
    fork: label => makeRandom(`${seed}/${label}`)
  };
}

/** 32-bit hashes of a text, four of them, by FNV-1a with different starts. */
function hash(text: string, start: number): number {
  let h = (0x811c9dc5 ^ start) >>> 0;
  for (let k = 0; k < text.length; k++) {
    h = Math.imul(h ^ text.charCodeAt(k), 0x01000193);
  }
  return h >>> 0;
}

function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = (): number => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  };
  for (let k = 0; k < 16; k++) {
    next();
  }
  return next;
}
