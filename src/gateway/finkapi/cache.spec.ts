import { AnswerCache } from './cache';

const answer = (size: number) => ({ body: Buffer.alloc(size) });

it('gives an answer again until its time is over', () => {
  let now = 0;
  const cache = new AnswerCache(1000, () => now);
  const kept = answer(10);
  cache.put('a', kept);
  now = 999;
  expect(cache.get('a')).toBe(kept);
  now = 1000;
  expect(cache.get('a')).toBeUndefined();
});

it('keeps nothing when answers are good for no time, and none that is very large', () => {
  const none = new AnswerCache(0);
  none.put('a', answer(10));
  expect(none.get('a')).toBeUndefined();
  const cache = new AnswerCache(1000, () => 0);
  cache.put('a', answer(17 * 1024 * 1024));
  expect(cache.get('a')).toBeUndefined();
});

it('lets go of those that were not used for the longest time', () => {
  const cache = new AnswerCache(1000, () => 0);
  for (const key of ['a', 'b', 'c', 'd']) {
    cache.put(key, answer(16 * 1024 * 1024));
  }
  cache.get('a');
  cache.put('e', answer(1));
  expect(['a', 'b', 'c', 'd', 'e'].filter(key => cache.get(key) !== undefined)).toEqual(['a', 'c', 'd', 'e']);
  cache.put('a', answer(1));
  cache.put('f', answer(15 * 1024 * 1024));
  expect(['a', 'c', 'd', 'f'].filter(key => cache.get(key) !== undefined)).toEqual(['a', 'c', 'd', 'f']);
});
