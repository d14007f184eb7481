import { sparkline, type ISparkline } from '../../core/figure/sparkline';
import { printQuery } from '../../core/query';
import type { Row } from '../../core/value';
import type { IFinkConnection } from '../connection/tokens';

/** Columns of which a sparkline is made. */
const COLUMNS = ['i:objectId', 'i:candid', 'i:jd', 'i:fid', 'i:magpsf', 'i:sigmapsf'];
/** Requests under way at once, and sparklines remembered. */
const DEFAULTS = { parallel: 3, capacity: 2000 };

interface IWaiting {
  readonly id: string;
  readonly source: string | null;
  readonly abort: AbortController;
  readonly resolve: (value: ISparkline | null) => void;
}

/**
 * Small light curves by object id: read a few at a time, the last asked for first, and remembered. A request that is
 * aborted before its turn is never sent.
 */
export class SparkSource {
  constructor(connection: IFinkConnection) {
    this._connection = connection;
  }

  /** Name of the source whose alerts are read and remembered apart; null for the default one of the gateway. */
  source: string | null = null;

  /** The sparkline if it is there already. */
  peek(id: string): ISparkline | undefined {
    return this._known.get(keyOf(id, this.source));
  }

  /** The sparkline of rows that are here. */
  of(id: string, rows: readonly Row[]): ISparkline {
    return this._remember(keyOf(id, this.source), sparkline(rows));
  }

  /** Read a sparkline. Resolves to null when it was aborted or could not be read: a list is usable without. */
  load(id: string, signal: AbortSignal): Promise<ISparkline | null> {
    const known = this.peek(id);
    if (known !== undefined) {
      return Promise.resolve(known);
    }
    const { source } = this;
    return new Promise(resolve => {
      const waiting: IWaiting = { id, source, abort: new AbortController(), resolve };
      signal.addEventListener('abort', () => this._drop(waiting), { once: true });
      this._waiting.push(waiting);
      this._next();
    });
  }

  dispose(): void {
    [...this._running, ...this._waiting].forEach(waiting => this._drop(waiting));
    this._known.clear();
  }

  private _drop(waiting: IWaiting): void {
    this._waiting = this._waiting.filter(each => each !== waiting);
    waiting.abort.abort();
    waiting.resolve(null);
  }

  private _next(): void {
    while (this._running.size < DEFAULTS.parallel) {
      const waiting = this._waiting.pop();
      if (waiting === undefined) {
        return;
      }
      this._running.add(waiting);
      void this._read(waiting).then(value => {
        this._running.delete(waiting);
        waiting.resolve(value);
        this._next();
      });
    }
  }

  private async _read({ id, source, abort }: IWaiting): Promise<ISparkline | null> {
    const known = this._known.get(keyOf(id, source));
    if (known !== undefined) {
      return known;
    }
    try {
      const client = await this._connection.client();
      const query = printQuery({ kind: 'object', survey: 'ztf', ids: [id], columns: COLUMNS });
      const answer = await client.searchAll(query, { signal: abort.signal, source: source ?? undefined });
      return answer.end.error === null ? this._remember(keyOf(id, source), sparkline(answer.rows)) : null;
    } catch {
      // A small picture that is missing is not worth a message for each line; the search itself says its errors.
      return null;
    }
  }

  private _remember(key: string, value: ISparkline): ISparkline {
    this._known.delete(key);
    this._known.set(key, value);
    const [oldest] = this._known.keys();
    if (this._known.size > DEFAULTS.capacity && oldest !== undefined) {
      this._known.delete(oldest);
    }
    return value;
  }

  private _connection: IFinkConnection;
  private _known = new Map<string, ISparkline>();
  private _running = new Set<IWaiting>();
  private _waiting: IWaiting[] = [];
}

function keyOf(id: string, source: string | null): string {
  return `${source ?? ''} ${id}`;
}
