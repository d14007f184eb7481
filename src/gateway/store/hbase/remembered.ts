/** Something that is asked for when it is needed and good for a while. */
export class Remembered<T> {
  private _value: { readonly value: T; readonly until: number } | undefined;
  private _asking: Promise<T> | undefined;

  /**
   * @param _ask - Asks for it; its errors are passed on and not remembered.
   * @param _goodFor - Milliseconds for which a value is good.
   */
  constructor(
    private readonly _ask: () => Promise<T>,
    private readonly _goodFor: (value: T) => number,
    private readonly _now: () => number
  ) {}

  /** The value; all who ask at the same time share one call. */
  get(): Promise<T> {
    if (this._value !== undefined && this._now() < this._value.until) {
      return Promise.resolve(this._value.value);
    }
    this._asking ??= this._ask()
      .then(value => {
        this._value = { value, until: this._now() + this._goodFor(value) };
        return value;
      })
      .finally(() => {
        this._asking = undefined;
      });
    return this._asking;
  }
}
