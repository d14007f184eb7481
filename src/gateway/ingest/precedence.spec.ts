import { compareTimes, compareVersions } from './precedence';

it('compares versions by number', () => {
  const sorted = ['8.15.0', '0.4.8', '8.6.0', '0.5.1'].sort(compareVersions);
  expect(sorted).toEqual(['0.4.8', '0.5.1', '8.6.0', '8.15.0']);
  expect(compareVersions(undefined, '0.1')).toBeLessThan(0);
});

it('compares alerts by time, then candid beyond 2^53', () => {
  const a = { 'i:jd': 2459001.75, 'i:candid': 9007199254740993n };
  expect(compareTimes(a, { ...a, 'i:candid': 9007199254740992n })).toBeGreaterThan(0);
  expect(compareTimes(a, { 'i:jd': 2459001.76, 'i:candid': 1n })).toBeLessThan(0);
});
