/** What `splitLines` reads: the body of a `fetch` answer, or any other source of byte blocks. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Lines of an UTF-8 text that arrives in blocks; blocks may end anywhere, also within a character.
 * Empty lines are skipped. Leaving the loop early cancels the source. Rejects with the signal's reason when aborted.
 */
export async function* splitLines(
  source: ByteSource,
  signal?: AbortSignal
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const block of blocks(source, signal)) {
    const parts = (rest + decoder.decode(block, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line.trim() !== '') {
        yield line;
      }
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') {
    yield rest;
  }
}

async function* blocks(
  source: ByteSource,
  signal: AbortSignal | undefined
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!('getReader' in source)) {
    yield* source;
    return;
  }
  // Not every browser can loop over a ReadableStream with `for await`.
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await unlessAborted(reader.read(), signal);
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    // Nobody listens any more; a source that failed says so again here, and that was already reported by `read`.
    void reader.cancel().catch(() => undefined);
  }
}

/** Wait for work, but not once aborted: Node's own `fetch` may leave the reading of an aborted, compressed body unanswered. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) {
    return work;
  }
  let left = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    left = () => reject(signal.reason as Error);
    signal.addEventListener('abort', left, { once: true });
  });
  if (signal.aborted) {
    left();
  }
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', left);
  }
}
