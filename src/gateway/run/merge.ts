import type { IFound } from './found';
import { compareKeys } from './keyorder';
import { letGo } from './letgo';

/**
 * Merges rows of several scans in order of their keys; rows of the same key come in the order of the scans. All scans are
 * read at the same time.
 */
export async function* mergeByKey(
  scans: readonly AsyncIterable<readonly IFound[]>[],
  reversed: boolean
): AsyncGenerator<readonly IFound[], void, undefined> {
  const sources = scans.map(scan => new Source(scan));
  try {
    await Promise.all(sources.map(source => source.fill()));
    let ready: IFound[] = [];
    for (;;) {
      const next = first(sources, reversed);
      if (next === undefined) {
        break;
      }
      ready.push(next.take());
      if (next.isEmpty()) {
        yield ready;
        ready = [];
        await next.fill();
      }
    }
    if (ready.length > 0) {
      yield ready;
    }
  } finally {
    sources.forEach(source => source.close());
  }
}

function first(sources: readonly Source[], reversed: boolean): Source | undefined {
  let best: Source | undefined;
  for (const source of sources) {
    const key = source.key;
    const bestKey = best?.key;
    if (key === undefined) {
      continue;
    }
    const order = bestKey === undefined ? -1 : compareKeys(key, bestKey);
    if (bestKey === undefined || (reversed ? order > 0 : order < 0)) {
      best = source;
    }
  }
  return best;
}

/** The rows of one scan, one at a time. */
class Source {
  private readonly _batches: AsyncIterator<readonly IFound[]>;
  private _batch: readonly IFound[] = [];
  private _at = 0;

  constructor(scan: AsyncIterable<readonly IFound[]>) {
    this._batches = scan[Symbol.asyncIterator]();
  }

  get key(): string | undefined {
    return this._batch[this._at]?.key;
  }

  isEmpty(): boolean {
    return this._at >= this._batch.length;
  }

  take(): IFound {
    const found = this._batch[this._at];
    if (found === undefined) {
      throw new Error('a row was taken from an empty batch');
    }
    this._at += 1;
    return found;
  }

  /** Reads on until there is a row, or nothing more comes. */
  async fill(): Promise<void> {
    while (this.isEmpty()) {
      const step = await this._batches.next();
      if (step.done === true) {
        return;
      }
      this._batch = step.value;
      this._at = 0;
    }
  }

  close(): void {
    letGo(this._batches);
  }
}
