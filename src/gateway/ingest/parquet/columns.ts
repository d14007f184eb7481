import type { IPage, Pages } from './pages';

/** Values of one column in some rows: null where there is none, undefined where what it belongs to is null. */
export type Window = readonly unknown[];

/** A column with one value in each row, read a few rows at a time. */
export class FlatColumn {
  private _page: IPage | undefined;
  private readonly _read: IPage[] = [];
  private _at = 0;
  private _value = 0;

  /** @param _present - Definition level from which on the group of the value is there. */
  constructor(
    private readonly _pages: Pages,
    private readonly _present: number
  ) {}

  /**
   * The next rows; without waiting when they are in memory. Bytes among them are good until others are asked for.
   * @throws Error when the column has fewer.
   */
  take(rows: number): Window | Promise<Window> {
    this._read.splice(0).forEach(page => this._pages.release(page));
    const found: unknown[] = [];
    this._add(found, rows);
    return found.length === rows ? found : this._more(found, rows);
  }

  private async _more(found: unknown[], rows: number): Promise<Window> {
    while (found.length < rows) {
      if (this._page) {
        this._read.push(this._page);
      }
      this._page = await this._pages.next();
      [this._at, this._value] = [0, 0];
      if (!this._page) {
        throw new Error(`need ${rows} rows, have ${found.length}`);
      }
      this._add(found, rows);
    }
    return found;
  }

  private _add(found: unknown[], rows: number): void {
    const page = this._page;
    if (!page) {
      return;
    }
    const { definitions, values } = page;
    const end = Math.min(page.count, this._at + rows - found.length);
    for (; this._at < end; this._at++) {
      const level = definitions?.[this._at] ?? this._pages.highest;
      found.push(
        level === this._pages.highest ? values[this._value++] : level >= this._present ? null : undefined
      );
    }
  }
}

/** Lists of one column in some rows. */
export interface IListWindow {
  /** Where the elements of each row begin; the end of the last comes last. */
  readonly starts: readonly number[];
  /** Which rows have no list, not even an empty one. */
  readonly missing: ReadonlySet<number>;
  readonly elements: Window;
}

/** A column of a group of which each row has a list. */
export class ListColumn {
  private _page: IPage | undefined;
  private readonly _read: IPage[] = [];
  private _at = 0;
  private _value = 0;

  /**
   * @param _list - Definition level from which on there is a list, perhaps an empty one.
   * @param _element - The level from which on there is an element, perhaps null.
   * @param _present - The level from which on the element is not null.
   */
  constructor(
    private readonly _pages: Pages,
    private readonly _list: number,
    private readonly _element: number,
    private readonly _present: number
  ) {}

  /**
   * The next rows. Bytes among them are good until others are asked for.
   * @throws Error when the column has fewer.
   */
  async take(rows: number): Promise<IListWindow> {
    this._read.splice(0).forEach(page => this._pages.release(page));
    const starts: number[] = [];
    const missing = new Set<number>();
    const elements: unknown[] = [];
    const { highest } = this._pages;
    for (;;) {
      if (!this._page || this._at >= this._page.count) {
        // Also behind the last row: a row may go on in the next page.
        if (this._page) {
          this._read.push(this._page);
        }
        this._page = await this._pages.next();
        [this._at, this._value] = [0, 0];
        if (!this._page) {
          break;
        }
      }
      const { definitions, repetitions, values, count } = this._page;
      for (; this._at < count; this._at++) {
        if ((repetitions?.[this._at] ?? 0) === 0) {
          if (starts.length === rows) {
            starts.push(elements.length);
            return { starts, missing, elements };
          }
          starts.push(elements.length);
        }
        const level = definitions?.[this._at] ?? highest;
        if (level >= this._element) {
          elements.push(
            level === highest ? values[this._value++] : level >= this._present ? null : undefined
          );
        } else if (level < this._list) {
          missing.add(starts.length - 1);
        }
      }
    }
    if (starts.length < rows) {
      throw new Error(`need ${rows} rows, have ${starts.length}`);
    }
    starts.push(elements.length);
    return { starts, missing, elements };
  }
}
