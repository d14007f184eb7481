import { Drag } from '@lumino/dragdrop';

import type { IDragPayload } from '../notebook/tokens';

/** Pixels that the pointer moves before a press becomes a drag. */
const THRESHOLD = 5;

/** What a press of the pointer would drag. */
export interface IDragSource {
  /** What is dragged, asked for when the pointer has gone far enough; null when there is nothing to drag. */
  payload(): IDragPayload | null;
  /** The picture at the pointer. */
  image(): HTMLElement;
}

/**
 * Watch a press of the pointer. It becomes a drag when the pointer moves far enough; else `onClick` is called when
 * the pointer is released.
 */
export function watchDrag(press: PointerEvent, source: IDragSource, onClick: () => void): void {
  const watched = new AbortController();
  const { signal } = watched;
  document.addEventListener(
    'pointermove',
    event => {
      const dx = Math.abs(event.clientX - press.clientX);
      const dy = Math.abs(event.clientY - press.clientY);
      if (dx >= THRESHOLD || dy >= THRESHOLD) {
        watched.abort();
        void startDrag(event, source);
      }
    },
    { signal }
  );
  document.addEventListener(
    'pointerup',
    () => {
      watched.abort();
      onClick();
    },
    { signal }
  );
  document.addEventListener('pointercancel', () => watched.abort(), { signal });
}

async function startDrag(event: PointerEvent, source: IDragSource): Promise<void> {
  const payload = source.payload();
  if (payload === null) {
    return;
  }
  const drag = new Drag({
    mimeData: payload.mimeData,
    dragImage: source.image(),
    proposedAction: 'copy',
    supportedActions: 'copy',
    source
  });
  const action = await drag.start(event.clientX, event.clientY);
  drag.dispose();
  payload.finish(action === 'copy');
}
