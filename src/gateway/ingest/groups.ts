import { keyNumber } from '../../core/survey/ztf/rowkeys';
import type { Value } from '../../core/value';
import type { Fields } from './alert';

/** Nested columns at the top level of an alert that Fink's tables spread over several columns, or write as text. */
export const GROUPS = ['mangrove', 'blazar_stats', 'lc_features_g', 'lc_features_r'] as const;

/** Order of the light-curve features in the text of `d:lc_features_*`; the order of the files differs. */
export const FEATURES: readonly string[] = (
  'mean weighted_mean standard_deviation median amplitude beyond_1_std cusum inter_percentile_range_10 kurtosis ' +
  'linear_trend linear_trend_sigma linear_trend_noise linear_fit_slope linear_fit_slope_sigma ' +
  'linear_fit_reduced_chi2 magnitude_percentage_ratio_40_5 magnitude_percentage_ratio_20_10 maximum_slope ' +
  'median_absolute_deviation median_buffer_range_percentage_10 percent_amplitude mean_variance ' +
  'anderson_darling_normal chi2 skew stetson_K'
).split(' ');

/**
 * A nested column as names and values, whichever way its file has it: a struct, a map, a list of pairs or a list of
 * `{key, value}`. Undefined when there is none.
 */
export function groupOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const fields: Record<string, Value> = {};
  for (const [name, each] of pairs(value)) {
    fields[name] = scalar(each);
  }
  return fields;
}

function pairs(value: object): [string, unknown][] {
  if (value instanceof Map) {
    return [...value].map(([name, each]) => [String(name), each]);
  }
  if (!Array.isArray(value)) {
    return Object.entries(value);
  }
  return value.map((pair: unknown): [string, unknown] => {
    if (Array.isArray(pair)) {
      return [String(pair[0]), pair[1]];
    }
    if (typeof pair === 'object' && pair !== null && 'key' in pair) {
      return [String(pair.key), 'value' in pair ? pair.value : null];
    }
    throw new RangeError('invalid nested column: a list that is no list of pairs');
  });
}

function scalar(value: unknown): Value {
  const plain = ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
  return plain ? (value as Value) : null;
}

/**
 * Text of a set of light-curve features as Spark casts an array of doubles: `[0.1, NaN, null]`.
 * A name that is not among the known features comes after them, in name order.
 */
export function featuresText(features: Fields): string {
  const others = Object.keys(features)
    .filter(name => !FEATURES.includes(name))
    .sort();
  const known = FEATURES.filter(name => name in features);
  return `[${[...known, ...others].map(name => numberText(features[name])).join(', ')}]`;
}

function numberText(value: Value | undefined): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  return typeof value === 'number' && Number.isFinite(value) ? keyNumber(value) : String(value);
}
