import { Signal, type ISignal } from '@lumino/signaling';

import {
  hintOf,
  parseQuery,
  printQuery,
  type IProblem,
  type ParseResult,
  type Query
} from '../../core/query';
import type { Row } from '../../core/value';
import type { Frame } from '../../wire/frames';
import type { IFinkConnection } from '../connection/tokens';
import { listColumns, listOrder } from './columns';
import type { IAnswer, ISearch, SearchChange, SearchStatus } from './tokens';

export interface ISearchModelOptions {
  readonly connection: IFinkConnection;
  /** The clock. */
  readonly now?: () => Date;
}

/** The search behind the sidebar. At most one search runs; a new one cancels the old one. */
export class SearchModel implements ISearch {
  constructor(options: ISearchModelOptions) {
    this._connection = options.connection;
    this._now = options.now ?? (() => new Date());
  }

  get text(): string {
    return this._text;
  }
  set text(text: string) {
    if (text !== this._text) {
      this._text = text;
      this._parsed = null;
      this._changed.emit('text');
    }
  }

  get problems(): readonly IProblem[] {
    const parsed = this._text.trim() === '' ? null : this._parse();
    return parsed === null || parsed.ok ? [] : parsed.problems;
  }

  get hint(): string {
    const parsed = this._parse();
    return parsed.ok ? parsed.hint : '';
  }

  get status(): SearchStatus {
    return this._status;
  }

  get answer(): IAnswer | null {
    return this._answer;
  }

  get changed(): ISignal<this, SearchChange> {
    return this._changed;
  }

  get refused(): ISignal<this, void> {
    return this._refused;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._running?.abort();
      Signal.clearData(this);
    }
  }

  async run(text: string = this._text): Promise<void> {
    this.text = text;
    const parsed = this._parse();
    if (!parsed.ok) {
      this._refused.emit();
      return;
    }
    this._running?.abort();
    const running = new AbortController();
    this._running = running;
    const { source } = this._begin(parsed.query);
    try {
      await this._read(parsed.query, source, running);
    } catch (reason) {
      if (this._isCurrent(running)) {
        const error = this._connection.explain(reason);
        this._end(error.cancelled ? { kind: 'cancelled' } : { kind: 'failed', error });
      }
    }
  }

  cancel(): void {
    if (this._running !== null) {
      const running = this._running;
      this._end({ kind: 'cancelled' });
      running.abort();
    }
  }

  private _parse(): ParseResult {
    this._parsed ??= parseQuery(this._text);
    return this._parsed;
  }

  private _isCurrent(running: AbortController): boolean {
    return !this._isDisposed && this._running === running;
  }

  private _begin(query: Query): IAnswer {
    const unit = query.kind === 'cone' ? 'objects' : 'alerts';
    const retrieved = this._now().toISOString();
    this._rows = [];
    const answer: IAnswer = {
      query,
      text: printQuery(query),
      source: this._connection.source,
      title: hintOf(query),
      unit,
      rows: [],
      complete: false,
      retrieved
    };
    this._answer = answer;
    this._status = { kind: 'running' };
    this._changed.emit('rows');
    this._changed.emit('status');
    return answer;
  }

  /** Read the stream to its end, or until another search takes its place. */
  private async _read(query: Query, source: string | null, running: AbortController): Promise<void> {
    const client = await this._connection.client();
    if (!this._isCurrent(running)) {
      return;
    }
    const sort = query.sort ?? listOrder(query);
    const asked = printQuery({
      ...query,
      columns: listColumns(query),
      ...(sort === undefined ? {} : { sort })
    });
    const options = { signal: running.signal, ...(source === null ? {} : { source }) };
    for await (const frame of client.search(asked, options)) {
      if (!this._isCurrent(running)) {
        return;
      }
      this._take(frame);
    }
  }

  private _take(frame: Frame): void {
    if ('row' in frame) {
      this._rows.push(frame.row);
      this._showSoon();
    } else if ('start' in frame) {
      if (this._answer !== null) {
        this._answer = { ...this._answer, unit: frame.start.rows === 'objects' ? 'objects' : 'alerts' };
      }
    } else {
      const { complete, reason, error, ms, requestId } = frame.end;
      if (error !== null && error.code !== 'cancelled') {
        const id = requestId === undefined ? {} : { requestId };
        this._end({ kind: 'failed', error: { ...plain(error), ...id, cancelled: false } });
      } else if (complete) {
        this._end({ kind: 'complete', ms: ms.total });
      } else {
        this._end(
          reason === 'cancelled'
            ? { kind: 'cancelled' }
            : { kind: 'cut', reason: reason ?? 'budget', ms: ms.total }
        );
      }
    }
  }

  /** Rows come by the thousand: show them once per frame of the screen. */
  private _showSoon(): void {
    if (this._scheduled === null) {
      this._scheduled = requestAnimationFrame(() => this._showRows());
    }
  }

  private _showRows(): void {
    if (this._scheduled !== null) {
      cancelAnimationFrame(this._scheduled);
      this._scheduled = null;
    }
    if (!this._isDisposed && this._answer !== null && this._answer.rows.length !== this._rows.length) {
      this._answer = { ...this._answer, rows: [...this._rows] };
      this._changed.emit('rows');
    }
  }

  private _end(status: SearchStatus): void {
    this._running = null;
    this._showRows();
    if (this._answer !== null && status.kind === 'complete') {
      this._answer = { ...this._answer, complete: true };
    }
    this._status = status;
    this._changed.emit('status');
  }

  private _answer: IAnswer | null = null;
  private _changed = new Signal<this, SearchChange>(this);
  private _connection: IFinkConnection;
  private _isDisposed = false;
  private _now: () => Date;
  private _parsed: ParseResult | null = null;
  private _refused = new Signal<this, void>(this);
  private _rows: Row[] = [];
  private _running: AbortController | null = null;
  private _scheduled: number | null = null;
  private _status: SearchStatus = { kind: 'idle' };
  private _text = '';
}

/** Members of a wire error that people read. */
function plain(error: { message: string; remedy?: string | undefined }): {
  message: string;
  remedy?: string;
} {
  return error.remedy === undefined
    ? { message: error.message }
    : { message: error.message, remedy: error.remedy };
}
