import { ReactWidget } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import * as React from 'react';

import type { INotebookInserter } from '../notebook/tokens';
import { ResultList, type IListActions } from './list';
import type { ResultsModel } from './model';
import { pressChip, pressRow } from './press';
import type { IResultRow } from './row';
import type { SparkSource } from './sparksource';
import { ResultsToolbar } from './toolbar';

/** Milliseconds that the pointer rests on a line before its data are read ahead. */
const HOVER = 200;

export interface IResultsWidgetOptions {
  readonly model: ResultsModel;
  readonly sparks: SparkSource;
  /** Null where nothing can be inserted. */
  readonly inserter: INotebookInserter | null;
  readonly trans: TranslationBundle;
}

/** The list of results with its buttons. */
export class ResultsWidget extends ReactWidget {
  constructor(options: IResultsWidgetOptions) {
    super();
    this._options = options;
    this.addClass('jp-Fink-results');
    this._actions = {
      press: (event, row) => {
        this._focusList();
        pressRow(event, row, options.model, options.inserter);
      },
      pressChip: (event, row) => {
        this._focusList();
        pressChip(event, row, options.model);
      },
      hover: row => this._hover(row),
      insert: () => void options.inserter?.insertObjects(options.model.inserted, options.model.search.answer)
    };
  }

  override dispose(): void {
    if (!this.isDisposed) {
      clearTimeout(this._hovering);
      this._options.sparks.dispose();
      this._options.model.dispose();
      super.dispose();
    }
  }

  protected override onActivateRequest(msg: Message): void {
    super.onActivateRequest(msg);
    this._focusList();
  }

  protected override render(): React.JSX.Element {
    const { inserter, model, sparks, trans } = this._options;
    return (
      <>
        {inserter !== null && <ResultsToolbar model={model} inserter={inserter} trans={trans} />}
        <ResultList model={model} sparks={sparks} actions={this._actions} trans={trans} />
      </>
    );
  }

  private _focusList(): void {
    this.node.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });
  }

  private _hover(row: IResultRow): void {
    clearTimeout(this._hovering);
    this._hovering = window.setTimeout(() => {
      if (!this.isDisposed) {
        this._options.inserter?.prefetch([row], false);
      }
    }, HOVER);
  }

  private _actions: IListActions;
  private _hovering = 0;
  private _options: IResultsWidgetOptions;
}
