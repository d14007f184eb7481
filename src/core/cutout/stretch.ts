/** How pixel values become brightness. */
export const STRETCHES = ['sigmoid', 'linear', 'sqrt', 'power', 'log', 'asinh'] as const;
export type Stretch = (typeof STRETCHES)[number];

/** Softening of the logarithm and of asinh, as astropy's stretches have them by default. */
const LOG_A = 1000;
const ASINH_A = 0.1;

/** Brightness in [0, 1] of a value that is already in [0, 1]. */
const CURVES: Readonly<Record<Exclude<Stretch, 'sigmoid'>, (x: number) => number>> = {
  linear: x => x,
  sqrt: Math.sqrt,
  power: x => x * x,
  log: x => Math.log(LOG_A * x + 1) / Math.log(LOG_A + 1),
  asinh: x => Math.asinh(x / ASINH_A) / Math.asinh(1 / ASINH_A)
};

/**
 * Percentiles of the finite values, interpolated linearly between neighbours as numpy does. NaN for each
 * when there is no finite value.
 */
export function percentiles(values: Float32Array, wanted: readonly number[]): number[] {
  const sorted = values.filter(Number.isFinite).sort();
  return wanted.map(percent => {
    const place = (Math.min(Math.max(percent, 0), 100) / 100) * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    const high = sorted[Math.ceil(place)] ?? NaN;
    return low + (high - low) * (place - Math.floor(place));
  });
}

/**
 * Pixels to brightness in [0, 1]: values are cut at the percentiles `pmin` and `pmax`, then stretched.
 * `sigmoid` is `1 / (1 + exp(-(x - mean) / std))` with mean and deviation of the cut values, spread to the
 * full range. Missing pixels stay NaN; an image of one value becomes 0.
 */
export function stretchPixels(
  pixels: Float32Array,
  stretch: Stretch,
  pmin: number,
  pmax: number
): Float32Array {
  const [low = NaN, high = NaN] = percentiles(pixels, [pmin, pmax]);
  const clip = (value: number): number => (value < low ? low : value > high ? high : value);
  if (!(high > low)) {
    return pixels.map(value => (Number.isNaN(value) ? NaN : 0));
  }
  if (stretch !== 'sigmoid') {
    const curve = CURVES[stretch];
    return pixels.map(value => curve((clip(value) - low) / (high - low)));
  }
  const sigmoid = sigmoidOf(pixels.map(clip));
  const [dark, bright] = [sigmoid(low), sigmoid(high)];
  return pixels.map(value => (sigmoid(clip(value)) - dark) / (bright - dark));
}

function sigmoidOf(values: Float32Array): (x: number) => number {
  const finite = values.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const variance = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / finite.length;
  return x => 1 / (1 + Math.exp(-(x - mean) / Math.sqrt(variance)));
}
