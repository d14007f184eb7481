import { Notification } from '@jupyterlab/apputils';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { MimeData } from '@lumino/coreutils';

import type { IAnswer } from '../sidebar/tokens';
import type { CellMaker, IPendingCell } from './cellmaker';
import { fillOutputs, insertBelow, targetNotebook } from './insert';
import type { IDragPayload, IFoundObject, INotebookInserter, ISelectedObjects } from './tokens';

/** What notebooks accept; JupyterLab does not export the name. */
export const CELLS_MIME = 'application/vnd.jupyter.cells';

export interface INotebookInserterOptions {
  readonly tracker: INotebookTracker | null;
  readonly trans: TranslationBundle;
  /** What makes the cells; its code is loaded on the first call. */
  readonly maker: () => Promise<CellMaker>;
  /** Open a new notebook, where the application can; resolves to null when the user changed their mind. */
  readonly createNotebook: (() => Promise<NotebookPanel | null>) | null;
}

/** Inserts cells into the current notebook, and makes cells that can be dragged into any. */
export class NotebookInserter implements INotebookInserter {
  constructor(options: INotebookInserterOptions) {
    this._options = options;
  }

  get isReady(): boolean {
    return typeof targetNotebook(this._options.tracker) !== 'string';
  }

  prefetch(objects: readonly IFoundObject[], drawn: boolean, answer: IAnswer | null = null): void {
    if (objects.length > 0) {
      void this._options.maker().then(
        maker => maker.prefetch(objects, drawn, answer),
        () => undefined // Said when the cell is inserted.
      );
    }
  }

  async insertObjects(objects: readonly IFoundObject[], answer: IAnswer | null = null): Promise<boolean> {
    if (objects.length === 0) {
      return false;
    }
    return this._insert(maker => maker.objectsCell(objects, answer));
  }

  async insertSkyMap(answer: IAnswer, objects: readonly IFoundObject[], chosen: boolean): Promise<boolean> {
    if (objects.length === 0) {
      return false;
    }
    return this._insert(maker => maker.skyMapCell(answer, objects, chosen));
  }

  insertCone(ra: number, dec: number, radius: number): Promise<boolean> {
    return this._insert(maker => maker.coneCell(ra, dec, radius));
  }

  useSelection(selection: () => ISelectedObjects): void {
    this._selection = selection;
  }

  selection(): ISelectedObjects {
    return this._selection();
  }

  async load(): Promise<void> {
    this._maker = await this._options.maker();
  }

  dragPayload(objects: readonly IFoundObject[], answer: IAnswer | null = null): IDragPayload | null {
    if (this._maker === null || objects.length === 0) {
      return null;
    }
    const { cell, outputs } = this._maker.objectsCell(objects, answer);
    const mimeData = new MimeData();
    mimeData.setData(CELLS_MIME, [cell]);
    mimeData.setData('text/plain', cell.source);
    let dropped = false;
    let late: IPendingCell['outputs'] = outputs;
    void outputs?.then(ready => {
      late = null;
      if (dropped) {
        fillOutputs(this._options.tracker, cell.id, cell.outputs, ready);
      } else {
        // In time for the drop: the cell that is dragged is complete.
        mimeData.setData(CELLS_MIME, [{ ...cell, outputs: [...ready] }]);
      }
    });
    return {
      mimeData,
      finish: wasDropped => {
        dropped = wasDropped && late !== null;
      }
    };
  }

  private async _insert(make: (maker: CellMaker) => IPendingCell): Promise<boolean> {
    const panel = this._target(made => void this._insertInto(made, make));
    return panel !== null && this._insertInto(panel, make);
  }

  private async _insertInto(
    panel: NotebookPanel,
    make: (maker: CellMaker) => IPendingCell
  ): Promise<boolean> {
    const { cell, outputs } = make(await this._options.maker());
    if (panel.isDisposed) {
      return false;
    }
    insertBelow(panel, cell);
    void outputs?.then(ready => fillOutputs(this._options.tracker, cell.id, cell.outputs, ready));
    return true;
  }

  /** The notebook to write into. When there is none, says why and offers to make one, which is passed to `use`. */
  private _target(use: (panel: NotebookPanel) => void): NotebookPanel | null {
    const { createNotebook, tracker, trans } = this._options;
    const target = targetNotebook(tracker);
    if (target === 'read-only') {
      Notification.warning(trans.__('The notebook is read-only: nothing was inserted.'), { autoClose: 5000 });
      return null;
    }
    if (target === 'no-notebook') {
      Notification.warning(trans.__('No notebook is open.'), {
        actions:
          createNotebook === null
            ? []
            : [
                {
                  label: trans.__('Insert into a new notebook'),
                  callback: () => void createNotebook().then(panel => panel !== null && use(panel))
                }
              ],
        autoClose: 10000
      });
      return null;
    }
    return target;
  }

  private _maker: CellMaker | null = null;
  private _options: INotebookInserterOptions;
  private _selection: () => ISelectedObjects = () => ({ objects: [], answer: null });
}
