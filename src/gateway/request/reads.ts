/** What was read from sources for one request, whatever route it took. */
export class RequestReads {
  private _source: string | undefined;
  private _rows = 0;
  private _ms = 0;
  private _open = 0;
  private _since = 0;

  constructor(private readonly _now: () => number = () => performance.now()) {}

  /** Name of the source that was read, the last one of several; undefined when none was. */
  get source(): string | undefined {
    return this._source;
  }

  /** Rows that came. */
  get rows(): number {
    return this._rows;
  }

  /** Milliseconds in which at least one reading was under way. */
  get ms(): number {
    return this._ms + (this._open > 0 ? this._now() - this._since : 0);
  }

  /** A reading begins. Each is ended by `end`, whatever becomes of it. */
  begin(source: string): void {
    this._source = source;
    if (this._open++ === 0) {
      this._since = this._now();
    }
  }

  /** A reading has brought so many rows, or none. */
  end(rows: number): void {
    this._rows += rows;
    if (--this._open === 0) {
      this._ms += this._now() - this._since;
    }
  }
}
