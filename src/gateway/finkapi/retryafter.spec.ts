import { pauseMs } from './retryafter';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it.each<readonly [string | null, number, number]>([
  ['7', 0, 7000],
  ['0', 3, 0],
  [' 120 ', 0, 120_000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 0, 30_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0, 0],
  [null, 0, 500],
  ['soon', 1, 1000],
  ['-5', 2, 2000],
  ['1e9', 20, 10_000]
])('Retry-After %p after %i attempts more is at least %i ms', (header, made, ms) => {
  expect(pauseMs(header, made, NOW, 0)).toBe(ms);
});

it('varies, so that not all come back at the same moment', () => {
  expect(pauseMs('7', 0, NOW, 0.5)).toBe(7500);
  expect(pauseMs(null, 0, NOW, 0.5)).toBe(1000);
});
