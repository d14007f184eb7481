import { MimeData } from '@lumino/coreutils';

import { shownId } from '../../core/figure/text';
import type { IFoundObject, INotebookInserter } from '../notebook/tokens';
import { watchDrag } from './drag';
import { dragImage } from './dragimage';
import type { ResultsModel } from './model';
import type { IResultRow } from './row';
import type { SelectMode } from './selection';

function modeOf(event: PointerEvent): SelectMode {
  if (event.shiftKey) {
    return 'extend';
  }
  return event.ctrlKey || event.metaKey ? 'toggle' : 'replace';
}

/** Whether a press may become a drag: the main button of a mouse or a pen. A finger scrolls. */
function mayDrag(event: PointerEvent): boolean {
  return event.button === 0 && event.pointerType !== 'touch';
}

/**
 * A press on a line: chooses it, and drags it when the pointer moves. A press on one of several chosen lines leaves
 * the choice alone until it is clear that it is a click, so that all of them can be dragged.
 */
export function pressRow(
  event: PointerEvent,
  row: IResultRow,
  model: ResultsModel,
  inserter: INotebookInserter | null
): void {
  if (event.button !== 0) {
    return;
  }
  const mode = modeOf(event);
  const waits = mode === 'replace' && model.selection.selected.has(row.key);
  if (!waits) {
    model.select(row.key, mode);
  }
  if (!mayDrag(event)) {
    return;
  }
  // Neither the browser's own drag nor a selection of text.
  event.preventDefault();
  const objects = model.dragged(row);
  const { answer } = model.search;
  inserter?.prefetch(objects, true, answer);
  watchDrag(
    event,
    {
      payload: () => inserter?.dragPayload(objects, answer) ?? null,
      image: () => dragImage(textOf(objects))
    },
    () => {
      if (waits) {
        model.select(row.key, 'replace');
      }
    }
  );
}

/** A press on the id of a line: drags the id as text, which lands where it is dropped in a cell. */
export function pressChip(event: PointerEvent, row: IResultRow, model: ResultsModel): void {
  if (event.button !== 0) {
    return;
  }
  if (!mayDrag(event)) {
    model.select(row.key, modeOf(event));
    return;
  }
  event.preventDefault();
  const payload = (): { mimeData: MimeData; finish: () => void } => {
    const mimeData = new MimeData();
    mimeData.setData('text/plain', row.id);
    return { mimeData, finish: () => undefined };
  };
  watchDrag(event, { payload, image: () => dragImage(row.id) }, () => model.select(row.key, modeOf(event)));
}

function textOf(objects: readonly IFoundObject[]): string {
  const [first] = objects;
  const name = first === undefined ? '' : shownId(first.id);
  return objects.length > 1 ? `${name} + ${objects.length - 1}` : name;
}
