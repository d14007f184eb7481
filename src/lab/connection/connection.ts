import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';

import type { FinkClient } from '../../wire/client';
import type { Health, SourceHealth } from '../../wire/health';
import { explain, isUnknownSource } from './explain';
import type { IFinkConnection, IPlainError } from './tokens';

/** Name space of our routes on the Jupyter server. */
const ROUTES = 'fink';

export interface IFinkConnectionOptions {
  readonly serverSettings: ServerConnection.ISettings;
  readonly trans: TranslationBundle;
}

/** The gateway as seen through the Jupyter server: its authentication and its XSRF check apply. */
export class FinkConnection implements IFinkConnection {
  constructor(options: IFinkConnectionOptions) {
    this._settings = options.serverSettings;
    this._trans = options.trans;
  }

  get source(): string | null {
    return this._source;
  }
  set source(source: string | null) {
    if (source !== this._source) {
      this._source = source;
      this._changed.emit();
      if (this._asked > 0) {
        void this.refresh();
      }
    }
  }

  get sources(): readonly SourceHealth[] {
    return this._sources;
  }

  get health(): Health | null {
    return this._health;
  }

  get error(): IPlainError | null {
    return this._error;
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  client(): Promise<FinkClient> {
    this._client ??= this._load().catch((error: unknown) => {
      // A chunk that could not be fetched is asked for again next time.
      this._client = null;
      throw error;
    });
    return this._client;
  }

  async refresh(): Promise<void> {
    const asked = ++this._asked;
    let health: Health | null = null;
    let error: IPlainError | null = null;
    try {
      health = await this._ask();
    } catch (reason) {
      error = this.explain(reason);
    }
    // An answer that was overtaken by a later question says nothing new.
    if (asked === this._asked) {
      this._health = health;
      this._error = error;
      this._sources = health?.sources ?? this._sources;
      this._changed.emit();
    }
  }

  explain(error: unknown): IPlainError {
    return explain(error, this._trans);
  }

  /** The health of the source. One that the gateway does not offer any more gives way to the default one. */
  private async _ask(): Promise<Health> {
    const client = await this.client();
    const source = this._source ?? undefined;
    try {
      return await client.health({ source });
    } catch (reason) {
      if (source === undefined || !isUnknownSource(reason)) {
        throw reason;
      }
      if (this._source === source) {
        this._source = null;
      }
      return client.health();
    }
  }

  private async _load(): Promise<FinkClient> {
    const { FinkClient } = await import('../../wire/client');
    const base = URLExt.join(this._settings.baseUrl, ROUTES);
    return new FinkClient((path, init) =>
      ServerConnection.makeRequest(
        `${base}/${path}`,
        // The default, `no-store`, would append a time stamp to the arguments.
        { method: init.method, headers: init.headers, signal: init.signal ?? null, cache: 'no-cache' },
        this._settings
      )
    );
  }

  private _asked = 0;
  private _changed = new Signal<this, void>(this);
  private _client: Promise<FinkClient> | null = null;
  private _error: IPlainError | null = null;
  private _health: Health | null = null;
  private _settings: ServerConnection.ISettings;
  private _source: string | null = null;
  private _sources: readonly SourceHealth[] = [];
  private _trans: TranslationBundle;
}
