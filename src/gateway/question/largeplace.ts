import { type Slots } from '../slots';

/**
 * The place of one answer among the large ones, which are kept in memory until they are whole and written. Whether an answer
 * is large shows only while it is read; it is then read on when it has its place. So the memory of all of them together is
 * bounded, whatever was expected of each.
 */
export class LargePlace {
  private _taken: Promise<() => void> | undefined;

  constructor(
    private readonly _places: Slots,
    private readonly _owner: string
  ) {}

  /** Waits for the place; once it is there, at once. Rejects with the signal's reason when aborted. */
  async take(signal: AbortSignal): Promise<void> {
    this._taken ??= this._places.take(signal, { owner: this._owner });
    await this._taken;
  }

  /** Gives the place back, if there was need of one. */
  leave(): void {
    this._taken?.then(
      leave => leave(),
      // One that was not given is not given back.
      () => undefined
    );
  }
}
