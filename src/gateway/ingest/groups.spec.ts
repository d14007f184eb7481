import { FEATURES, featuresText, groupOf } from './groups';

it.each([
  ['a struct or map', { m0: -1, m1: 0.5 }],
  ['a Map', new Map(Object.entries({ m0: -1, m1: 0.5 }))],
  ['a list of pairs', [['m0', -1], ['m1', 0.5]]], // prettier-ignore
  ['a list of keys and values', [{ key: 'm0', value: -1 }, { key: 'm1', value: 0.5 }]] // prettier-ignore
])('understands %s', (_name, value) => {
  expect(groupOf(value)).toEqual({ m0: -1, m1: 0.5 });
});

it('is undefined without a value', () => {
  expect(groupOf(null)).toBeUndefined();
  expect(groupOf(undefined)).toBeUndefined();
});

it('writes features in one order whatever the order of the file', () => {
  const features = Object.fromEntries(FEATURES.map((name, i) => [name, i === 1 ? NaN : i === 2 ? null : i]));
  const sorted = Object.fromEntries(Object.entries(features).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(featuresText(sorted)).toBe(featuresText(features));
  expect(featuresText(features)).toMatch(/^\[0\.0, NaN, null, 3\.0, /);
});
