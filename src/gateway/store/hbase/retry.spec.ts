import { StoreFault } from '../storefault';
import { retrying } from './retry';

const passing = new StoreFault('unavailable', 's', 'busy', true);
const lasting = new StoreFault('refused', 's', 'no', false);

/** Fails with the given errors, one after the other, then answers with the number of the call. */
function failing(errors: readonly Error[]): () => Promise<number> {
  let calls = 0;
  return async () => {
    const error = errors[calls++];
    if (error !== undefined) {
      throw error;
    }
    return calls;
  };
}

describe('calls made again', () => {
  const given = { times: 2, withinMs: 10_000, random: () => 0.5 };

  it('goes on after passing faults, with pauses that grow', async () => {
    const pauses: number[] = [];
    const pause = async (ms: number): Promise<void> => void pauses.push(ms);
    expect(await retrying({ ...given, pause }, failing([passing, passing]))).toBe(3);
    expect(pauses).toEqual([50, 100]);
  });

  it('varies the pauses by half', async () => {
    const pauses: number[] = [];
    const pause = async (ms: number): Promise<void> => void pauses.push(ms);
    for (const random of [() => 0, () => 0.999]) {
      await retrying({ ...given, pause, random }, failing([passing]));
    }
    expect(pauses[0]).toBe(25);
    expect(pauses[1]).toBeCloseTo(75, 0);
  });

  it('gives up after so many times, with the last fault', async () => {
    const last = new StoreFault('unreachable', 's', 'gone', true);
    const pause = async (): Promise<void> => undefined;
    await expect(retrying({ ...given, pause }, failing([passing, passing, last]))).rejects.toBe(last);
  });

  it('does not repeat what will not pass, nor errors of the program', async () => {
    await expect(retrying(given, failing([lasting]))).rejects.toBe(lasting);
    const bug = new TypeError('bug');
    await expect(retrying(given, failing([bug]))).rejects.toBe(bug);
  });

  it('does not begin again when there is no time left', async () => {
    const pauses: number[] = [];
    const pause = async (ms: number): Promise<void> => void pauses.push(ms);
    await expect(retrying({ ...given, withinMs: 20, pause }, failing([passing]))).rejects.toBe(passing);
    expect(pauses).toEqual([]);
  });

  it('tells each attempt what time is left', async () => {
    const lefts: number[] = [];
    await retrying({ ...given, withinMs: 5000 }, async left => {
      lefts.push(left);
      if (lefts.length === 1) {
        throw passing;
      }
    });
    expect(lefts[0]).toBeLessThanOrEqual(5000);
    expect(lefts[1]).toBeLessThan(lefts[0] ?? 0);
  });

  it('leaves its pause when aborted, with the reason', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const calling = retrying({ times: 1, withinMs: 1e9, signal: abort.signal, random: () => 1e6 }, () => {
      setImmediate(() => abort.abort(reason));
      return Promise.reject(passing);
    });
    await expect(calling).rejects.toBe(reason);
  });
});
