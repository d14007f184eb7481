import type * as nbformat from '@jupyterlab/nbformat';
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

import { JSONExt } from '@lumino/coreutils';

import type { IFinkCell } from './cell';

/** Why a notebook cannot be written into. */
export type Refusal = 'no-notebook' | 'read-only';

/** The notebook that cells go into, or why there is none. */
export function targetNotebook(tracker: INotebookTracker | null): NotebookPanel | Refusal {
  const panel = tracker?.currentWidget ?? null;
  if (panel === null || panel.isDisposed || panel.content.model === null) {
    return 'no-notebook';
  }
  return panel.content.model.readOnly || panel.context.contentsModel?.writable === false
    ? 'read-only'
    : panel;
}

/** Insert a cell below the active cell, as one step that can be undone, and make it the active cell. */
export function insertBelow(panel: NotebookPanel, cell: IFinkCell): void {
  const notebook = panel.content;
  const shared = notebook.model?.sharedModel;
  if (shared === undefined) {
    return;
  }
  const index = shared.cells.length === 0 ? 0 : notebook.activeCellIndex + 1;
  shared.transact(() => {
    shared.insertCell(index, cell);
  });
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  void notebook.scrollToItem(index);
}

/**
 * Put late outputs into the cell of this id, in whichever notebook it is, outside the undo stack. A cell that was
 * deleted, run or changed meanwhile is left alone.
 */
export function fillOutputs(
  tracker: INotebookTracker | null,
  id: string,
  placeholder: readonly nbformat.IOutput[],
  outputs: readonly nbformat.IOutput[]
): boolean {
  let filled = false;
  tracker?.forEach(panel => {
    for (const cell of panel.content.model?.sharedModel.cells ?? []) {
      if (cell.getId() !== id || cell.cell_type !== 'code' || !('setOutputs' in cell)) {
        continue;
      }
      const untouched = JSONExt.deepEqual(cell.getOutputs(), [...placeholder]);
      if (untouched && cell.execution_count === null) {
        cell.setOutputs([...outputs]);
        filled = true;
      }
    }
  });
  return filled;
}
