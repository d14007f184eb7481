import { PrefetchCache } from './prefetch';

describe('PrefetchCache', () => {
  it('should do the work once and show the result when it is ready', async () => {
    const cache = new PrefetchCache<string>();
    const make = jest.fn(() => Promise.resolve('made'));
    const first = cache.get('a', make);
    expect(cache.peek('a')).toBeUndefined();
    expect(await first).toBe('made');
    expect(await cache.get('a', make)).toBe('made');
    expect(cache.peek('a')).toBe('made');
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('should forget what failed', async () => {
    const cache = new PrefetchCache<string>();
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('a', () => Promise.resolve('yes'))).toBe('yes');
  });

  it('should forget what is old, and the oldest beyond its capacity', async () => {
    let now = 0;
    const cache = new PrefetchCache<string>({ capacity: 2, lifetime: 10, now: () => now });
    for (const key of ['a', 'b', 'c']) {
      await cache.get(key, () => Promise.resolve(key));
    }
    expect(['a', 'b', 'c'].map(key => cache.peek(key))).toEqual([undefined, 'b', 'c']);
    now = 10;
    expect(cache.peek('c')).toBeUndefined();
  });
});
