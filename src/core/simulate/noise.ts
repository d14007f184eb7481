import { type IRandom } from './random';

/** Normal noise for images, cheap: a table read from changing places. */
export interface INoise {
  /** A stream of normal numbers from a new place of the table. */
  from(): () => number;
}

const SIZE = 1 << 16;

/** Fills a table of 65 536 normal numbers. */
export function makeNoise(random: IRandom): INoise {
  const table = Float32Array.from({ length: SIZE }, () => random.normal());
  return {
    from: () => {
      let at = Math.floor(random.uniform(0, SIZE));
      // odd, so that the walk meets every number before it comes back
      const step = 2 * Math.floor(random.uniform(0, SIZE / 2)) + 1;
      return () => {
        at = (at + step) & (SIZE - 1);
        return table[at] ?? 0;
      };
    }
  };
}
