/** Bytes that all answers together may take. */
const MOST_BYTES = 64 * 1024 * 1024;
/** An answer larger than this is not kept. */
const LARGEST = 16 * 1024 * 1024;

/** Something that takes memory. */
interface ISized {
  readonly body: Buffer;
}

/** Answers that are used again for a while; the one that was not used for the longest time goes first. */
export class AnswerCache<T extends ISized> {
  private readonly _answers = new Map<string, { readonly answer: T; readonly until: number }>();
  private _bytes = 0;

  /** @param _ms - Milliseconds for which an answer is good. */
  constructor(
    private readonly _ms: number,
    private readonly _now: () => number = () => performance.now()
  ) {}

  get(key: string): T | undefined {
    const kept = this._answers.get(key);
    if (kept === undefined) {
      return undefined;
    }
    this._drop(key);
    if (this._now() >= kept.until) {
      return undefined;
    }
    this._keep(key, kept);
    return kept.answer;
  }

  put(key: string, answer: T): void {
    this._drop(key);
    if (this._ms <= 0 || answer.body.length > LARGEST) {
      return;
    }
    this._keep(key, { answer, until: this._now() + this._ms });
    for (const oldest of this._answers.keys()) {
      if (this._bytes <= MOST_BYTES) {
        break;
      }
      this._drop(oldest);
    }
  }

  private _keep(key: string, kept: { readonly answer: T; readonly until: number }): void {
    this._answers.set(key, kept);
    this._bytes += kept.answer.body.length;
  }

  private _drop(key: string): void {
    const kept = this._answers.get(key);
    if (kept !== undefined) {
      this._answers.delete(key);
      this._bytes -= kept.answer.body.length;
    }
  }
}
