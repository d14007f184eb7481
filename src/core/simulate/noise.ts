import { makeRandom, type IRandom } from './random';

const SIZE = 1 << 16;
let table: Float32Array | undefined;

/** Normal noise for images, cheap: one table of 65 536 normal numbers, walked from a place that the stream tells. */
export function noiseFrom(random: IRandom): () => number {
  const numbers = (table ??= normalTable());
  let at = Math.floor(random.uniform(0, SIZE));
  // odd, so that the walk meets every number before it comes back
  const step = 2 * Math.floor(random.uniform(0, SIZE / 2)) + 1;
  return () => {
    at = (at + step) & (SIZE - 1);
    return numbers[at] ?? 0;
  };
}

function normalTable(): Float32Array {
  const random = makeRandom('noise of the stamps');
  return Float32Array.from({ length: SIZE }, () => random.normal());
}
