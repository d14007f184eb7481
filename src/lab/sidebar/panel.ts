import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Panel } from '@lumino/widgets';

import { LoadingWatch } from './loadingwatch';
import type { IFinkConnection } from '../connection/tokens';
import { finkIcon } from './icon';
import type { SearchForm } from './form';
import type { IFinkSidebar, ISearch, ISidebarPart } from './tokens';

export interface IFinkSidebarOptions {
  readonly connection: IFinkConnection;
  readonly trans: TranslationBundle;
  /** Show the side area with the widget of this id. */
  readonly reveal: (id: string) => void;
}

/** The sidebar. Its form and its parts are loaded when it is shown for the first time. */
export class FinkSidebar extends Panel implements IFinkSidebar {
  constructor(options: IFinkSidebarOptions) {
    super();
    this._options = options;
    this._watch = new LoadingWatch(options.connection);
    const { trans } = options;
    this.id = 'fink-sidebar';
    this.addClass('jp-Fink-sidebar');
    this.title.icon = finkIcon;
    this.title.caption = trans.__('Fink');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Fink alerts'));
  }

  add(part: ISidebarPart): void {
    this._parts.push(part);
    this._parts.sort((a, b) => a.rank - b.rank);
    if (this._form !== null) {
      void this._create(part);
    }
  }

  search(): Promise<ISearch> {
    this._search ??= this._loadSearch().catch((error: unknown) => {
      // Code that could not be fetched is asked for again next time.
      this._search = null;
      throw error;
    });
    return this._search;
  }

  async focusSearch(): Promise<void> {
    this._options.reveal(this.id);
    (await this._mount())?.focus();
  }

  async run(query: string): Promise<void> {
    this._options.reveal(this.id);
    await this._mount();
    await (await this.search()).run(query);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this._watch.dispose();
      void this._search?.then(search => search.dispose());
      super.dispose();
    }
  }

  protected override onBeforeShow(msg: Message): void {
    super.onBeforeShow(msg);
    this._mount().catch((error: unknown) => {
      console.error('The Fink sidebar could not be loaded', error);
    });
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this._watch.shown = this.isVisible;
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this._watch.shown = true;
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this._watch.shown = false;
  }

  /** Make the form and the parts, once. Resolves to null when the sidebar was closed meanwhile. */
  private _mount(): Promise<SearchForm | null> {
    this._form ??= this._make().catch((error: unknown) => {
      this._form = null;
      throw error;
    });
    return this._form;
  }

  private async _make(): Promise<SearchForm | null> {
    const { connection, trans } = this._options;
    const [search, { SearchForm }] = await Promise.all([this.search(), import('./form')]);
    if (this.isDisposed) {
      return null;
    }
    void connection.refresh();
    const form = new SearchForm({ search, connection, trans, onLeave: () => this._leaveForm(search) });
    this.addWidget(form);
    for (const part of [...this._parts]) {
      await this._create(part);
    }
    return form;
  }

  /** Give the focus to the first part below the form, when it has something to show. */
  private _leaveForm(search: ISearch): boolean {
    const [, part] = this.widgets;
    if (part === undefined || search.answer === null || search.answer.rows.length === 0) {
      return false;
    }
    part.activate();
    return true;
  }

  /** Make a part. One that fails is reported and leaves the others alone. */
  private async _create(part: ISidebarPart): Promise<void> {
    try {
      const widget = await part.create(await this.search());
      if (this.isDisposed) {
        widget.dispose();
      } else {
        this.addWidget(widget);
      }
    } catch (error) {
      console.error('A part of the Fink sidebar could not be loaded', error);
    }
  }

  private async _loadSearch(): Promise<ISearch> {
    const { SearchModel } = await import('./model');
    return new SearchModel({ connection: this._options.connection });
  }

  private _form: Promise<SearchForm | null> | null = null;
  private _options: IFinkSidebarOptions;
  private _parts: ISidebarPart[] = [];
  private _search: Promise<ISearch> | null = null;
  private _watch: LoadingWatch;
}
