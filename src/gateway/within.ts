/** Work took longer than somebody was willing to wait. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/**
 * Wait for work, but not longer than so many milliseconds, whether it listens to its signal or not.
 * @throws TooLate when the time is over.
 */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const reason = new TooLate(`missing answer within ${ms / 1000} s`);
      late.abort(reason);
      reject(reason);
    }, ms);
  });
  try {
    return await Promise.race([work(late.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
