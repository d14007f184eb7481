import { MimeData } from '@lumino/coreutils';
import type { Drag } from '@lumino/dragdrop';

import { watchDrag } from './drag';
import { dragImage } from './dragimage';

function move(type: string, x: number, y: number): void {
  document.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX: x, clientY: y }));
}

function press(): PointerEvent {
  return new PointerEvent('pointerdown', { button: 0, clientX: 10, clientY: 10 });
}

describe('watchDrag', () => {
  let target: HTMLElement;
  const onClick = jest.fn();
  const finish = jest.fn();
  const mimeData = new MimeData();
  mimeData.setData('text/plain', 'x');
  const source = {
    payload: jest.fn(() => ({ mimeData, finish })),
    image: () => dragImage('x')
  };

  beforeEach(() => {
    jest.clearAllMocks();
    target = document.createElement('div');
    document.body.append(target);
    document.elementFromPoint = () => target;
  });

  afterEach(() => target.remove());

  it('should be a click when the pointer does not move far', () => {
    watchDrag(press(), source, onClick);
    move('pointermove', 14, 14);
    move('pointerup', 14, 14);
    move('pointermove', 90, 90);
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(source.payload).not.toHaveBeenCalled();
  });

  it('should carry the payload to where it is dropped, as a copy, and say so at the end', async () => {
    const dropped: string[] = [];
    for (const type of ['lm-dragenter', 'lm-dragover', 'lm-drop']) {
      target.addEventListener(type, event => {
        const drag = event as Drag.Event;
        drag.preventDefault();
        drag.stopPropagation();
        drag.dropAction = drag.proposedAction;
        if (type === 'lm-drop') {
          dropped.push(drag.proposedAction, String(drag.mimeData.getData('text/plain')));
        }
      });
    }
    watchDrag(press(), source, onClick);
    move('pointermove', 20, 10);
    expect(document.querySelector('.jp-Fink-dragImage')?.textContent).toBe('x');
    move('pointermove', 30, 10);
    const ended = new Promise(resolve => finish.mockImplementation(resolve));
    move('pointerup', 30, 10);
    expect(dropped).toEqual(['copy', 'x']);
    expect(await ended).toBe(true);
    expect(onClick).not.toHaveBeenCalled();
  });

  it('should say that nothing was dropped where nothing takes it', async () => {
    watchDrag(press(), source, onClick);
    move('pointermove', 20, 10);
    const ended = new Promise(resolve => finish.mockImplementation(resolve));
    move('pointerup', 20, 10);
    expect(await ended).toBe(false);
  });
});
