import { Signal, type ISignal } from '@lumino/signaling';

import type { IFoundObject } from '../notebook/tokens';
import type { ISearch, SearchChange } from '../sidebar/tokens';
import { resultRows, type IResultRow } from './row';
import {
  afterKey,
  EMPTY_SELECTION,
  kept,
  select,
  type IKeyStroke,
  type ISelection,
  type SelectMode
} from './selection';

/** The list of what a search found, and what is chosen in it. */
export class ResultsModel {
  constructor(search: ISearch) {
    this._search = search;
    search.changed.connect(this._onSearchChanged, this);
    this._take();
  }

  get search(): ISearch {
    return this._search;
  }

  get rows(): readonly IResultRow[] {
    return this._rows;
  }

  get selection(): ISelection {
    return this._selection;
  }

  /** Emitted when the rows or the selection changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Whether small light curves are drawn in the list. */
  get sparklines(): boolean {
    return this._sparklines;
  }
  set sparklines(value: boolean) {
    if (value !== this._sparklines) {
      this._sparklines = value;
      this._changed.emit();
    }
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      Signal.clearData(this);
    }
  }

  /** The objects chosen, in the order of the list, each once. */
  get chosen(): readonly IFoundObject[] {
    return objectsOf(this._rows.filter(row => this._selection.selected.has(row.key)));
  }

  /** Number of lines chosen: more than `chosen` when several are alerts of one object. */
  get chosenLines(): number {
    return this._selection.selected.size;
  }

  /** The objects that the Enter key inserts: those chosen, else that of the line with the focus. */
  get inserted(): readonly IFoundObject[] {
    const { active, selected } = this._selection;
    return selected.size > 0 ? this.chosen : objectsOf(this._rows.filter(row => row.key === active));
  }

  /** All objects of the list, each once. */
  get all(): readonly IFoundObject[] {
    return objectsOf(this._rows);
  }

  /** The objects that a drag of a line carries: all chosen ones when it is one of them, else its own. */
  dragged(row: IResultRow): readonly IFoundObject[] {
    return this._selection.selected.has(row.key) ? this.chosen : objectsOf([row]);
  }

  select(key: string, mode: SelectMode): void {
    this._setSelection(select(this._selection, this._keys, key, mode));
  }

  /** Give the first line the focus when none has it; chooses nothing. */
  activateFirst(): void {
    const [first] = this._keys;
    if (this._selection.active === null && first !== undefined) {
      this._setSelection({ ...this._selection, active: first });
    }
  }

  /** Give a key of the keyboard to the list. Returns whether the list took it. */
  key(stroke: IKeyStroke, page: number): boolean {
    const next = afterKey(this._selection, this._keys, stroke, page);
    if (next === null) {
      return false;
    }
    this._setSelection(next);
    return true;
  }

  private _onSearchChanged = (_: ISearch, change: SearchChange): void => {
    if (change === 'rows') {
      this._take();
      this._changed.emit();
    }
  };

  private _take(): void {
    const { answer } = this._search;
    this._rows = resultRows(answer);
    this._keys = this._rows.map(row => row.key);
    const started = answer?.retrieved ?? '';
    this._selection = started === this._started ? kept(this._selection, this._keys) : EMPTY_SELECTION;
    this._started = started;
  }

  private _setSelection(selection: ISelection): void {
    this._selection = selection;
    this._changed.emit();
  }

  private _changed = new Signal<this, void>(this);
  private _isDisposed = false;
  private _keys: readonly string[] = [];
  private _rows: readonly IResultRow[] = [];
  private _search: ISearch;
  private _selection: ISelection = EMPTY_SELECTION;
  private _sparklines = true;
  private _started = '';
}

/** Objects of lines, each once: what the first of its lines says. */
function objectsOf(rows: readonly IResultRow[]): IFoundObject[] {
  const found = new Map<string, IFoundObject>();
  for (const { id, ra, dec, label, magnitude } of rows) {
    if (id !== '' && !found.has(id)) {
      found.set(id, {
        id,
        ...(ra === undefined ? {} : { ra }),
        ...(dec === undefined ? {} : { dec }),
        ...(label === undefined ? {} : { label }),
        ...(magnitude === undefined ? {} : { magnitude })
      });
    }
  }
  return [...found.values()];
}
