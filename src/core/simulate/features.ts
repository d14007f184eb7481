import { type SimulatedFields } from './alert';
import { type IEpoch, magnitudeOf } from './observe';

/** Features that need more points than there are, or that nobody needs of a simulated sky. */
const OTHERS = [
  ...[
    'cusum',
    'inter_percentile_range_10',
    'kurtosis',
    'linear_trend',
    'linear_trend_sigma',
    'linear_trend_noise'
  ],
  ...[
    'linear_fit_slope',
    'linear_fit_slope_sigma',
    'linear_fit_reduced_chi2',
    'magnitude_percentage_ratio_40_5'
  ],
  ...[
    'magnitude_percentage_ratio_20_10',
    'maximum_slope',
    'median_buffer_range_percentage_10',
    'percent_amplitude'
  ],
  ...['anderson_darling_normal', 'chi2', 'skew', 'stetson_K']
];

/** The 26 light-curve features of one filter; NaN for those that are not computed. */
export function lightCurveFeatures(epochs: readonly IEpoch[]): SimulatedFields {
  const mags = epochs.map(epoch => magnitudeOf(epoch));
  const values = mags.map(mag => mag.magpsf).sort((a, b) => a - b);
  const mean = average(values);
  const weights = mags.map(mag => mag.sigmapsf ** -2);
  const deviation = Math.sqrt(sum(values.map(value => (value - mean) ** 2)) / (values.length - 1));
  const median = middle(values);
  return {
    mean,
    weighted_mean: sum(mags.map((mag, k) => mag.magpsf * (weights[k] ?? 0))) / sum(weights),
    standard_deviation: deviation,
    median,
    amplitude: ((values.at(-1) ?? NaN) - (values[0] ?? NaN)) / 2,
    beyond_1_std: values.filter(value => Math.abs(value - mean) > deviation).length / values.length,
    median_absolute_deviation: middle(values.map(value => Math.abs(value - median)).sort((a, b) => a - b)),
    mean_variance: deviation / mean,
    ...Object.fromEntries(OTHERS.map(name => [name, NaN]))
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]): number => sum(values) / values.length;

function middle(sorted: readonly number[]): number {
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN;
  return (low + high) / 2;
}
