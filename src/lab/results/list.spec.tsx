import { nullTranslator } from '@jupyterlab/translation';
import { MimeData } from '@lumino/coreutils';
import * as React from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import type { IFoundObject, INotebookInserter, ISelectedObjects } from '../notebook/tokens';
import { SearchModel } from '../sidebar/model';
import { ResultList } from './list';
import { ResultsModel } from './model';
import { pressChip, pressRow } from './press';
import { SparkSource } from './sparksource';
import { ResultsToolbar, selectedText } from './toolbar';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What was inserted or dragged, in place of a notebook. */
class FakeInserter implements INotebookInserter {
  readonly inserted: string[][] = [];
  readonly maps: string[][] = [];
  readonly dragged: string[][] = [];
  readonly isReady = true;

  prefetch(): void {}
  load(): Promise<void> {
    return Promise.resolve();
  }
  useSelection(): void {}
  selection(): ISelectedObjects {
    return { objects: [], answer: null };
  }
  insertObjects(objects: readonly IFoundObject[]): Promise<boolean> {
    this.inserted.push(objects.map(object => object.id));
    return Promise.resolve(true);
  }
  insertSkyMap(_: unknown, objects: readonly IFoundObject[]): Promise<boolean> {
    this.maps.push(objects.map(object => object.id));
    return Promise.resolve(true);
  }
  insertCone(): Promise<boolean> {
    return Promise.resolve(true);
  }
  dragPayload(objects: readonly IFoundObject[]): { mimeData: MimeData; finish: () => void } {
    this.dragged.push(objects.map(object => object.id));
    return { mimeData: new MimeData(), finish: () => undefined };
  }
}

const IDS = Array.from({ length: 300 }, (_, index) => `ZTF18aaa${String(index).padStart(4, '0')}`);
const trans = nullTranslator.load('jupyterlab_fink');

describe('ResultList', () => {
  let root: Root;
  let node: HTMLElement;
  let model: ResultsModel;
  let inserter: FakeInserter;
  let connection: FakeConnection;

  beforeEach(async () => {
    // The list asks for the size of its box to know which lines are seen; jsdom lays nothing out.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
    jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(300);
    jest.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(76);
    // The list is dragged over nothing.
    document.elementFromPoint = () => document.body;
    connection = new FakeConnection();
    connection.onRequest = request => {
      if (request.query.startsWith('class=')) {
        request.send(startFrame(), ...IDS.map(id => alertFrame(id)), endFrame(IDS.length));
        request.end();
      }
    };
    const search = new SearchModel({ connection });
    model = new ResultsModel(search);
    inserter = new FakeInserter();
    await search.run('class="SN candidate" last=300');
    node = document.createElement('div');
    document.body.append(node);
    root = createRoot(node);
    act(() =>
      root.render(
        <>
          <ResultsToolbar model={model} inserter={inserter} trans={trans} />
          <ResultList
            model={model}
            sparks={new SparkSource(connection)}
            trans={trans}
            actions={{
              press: (event, row) => pressRow(event, row, model, inserter),
              pressChip: (event, row) => pressChip(event, row, model),
              hover: () => undefined,
              insert: () => void inserter.insertObjects(model.inserted)
            }}
          />
        </>
      )
    );
  });

  afterEach(() => {
    act(() => root.unmount());
    node.remove();
    jest.restoreAllMocks();
  });

  function listbox(): HTMLElement {
    const found = node.querySelector<HTMLElement>('[role="listbox"]');
    if (found === null) {
      throw new Error('no list box');
    }
    return found;
  }

  function options(): HTMLElement[] {
    return [...node.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  function press(key: string, modifiers: KeyboardEventInit = {}): void {
    act(() => {
      listbox().dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
      );
    });
  }

  function point(target: EventTarget, type: string, x: number, y: number, init: PointerEventInit = {}): void {
    act(() => {
      target.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          cancelable: true,
          button: 0,
          clientX: x,
          clientY: y,
          ...init
        })
      );
    });
  }

  function chosen(): string[] {
    return options()
      .filter(option => option.getAttribute('aria-selected') === 'true')
      .map(option => option.textContent?.slice(0, 12) ?? '');
  }

  it('should keep only the lines that are seen in the page, and tell how many there are', () => {
    expect(options().length).toBeGreaterThan(3);
    expect(options().length).toBeLessThan(40);
    expect(options()[0]?.getAttribute('aria-setsize')).toBe('300');
    expect(options()[0]?.textContent).toContain('SN candidate');
    expect(options()[0]?.textContent).toContain('g 18.50 mag');
  });

  it('should choose with the keyboard and insert with Enter', () => {
    act(() => listbox().focus());
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    expect(chosen()).toEqual([IDS[1], IDS[2]]);
    const active = listbox().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain(IDS[2]);
    press('Enter');
    expect(inserter.inserted).toEqual([[IDS[1], IDS[2]]]);
  });

  it('should choose nothing by getting the focus, and insert the line that has it', () => {
    act(() => listbox().focus());
    expect(chosen()).toEqual([]);
    press('Enter');
    expect(inserter.inserted).toEqual([[IDS[0]]]);
  });

  it('should tell the number of objects chosen beside the buttons', () => {
    act(() => listbox().focus());
    const [insert, map] = [...node.querySelectorAll('button')];
    expect(insert?.disabled).toBe(true);
    press('a', { ctrlKey: true });
    expect(insert?.disabled).toBe(false);
    expect(node.textContent).toContain('300 objects selected');
    press('Home');
    act(() => map?.click());
    expect(inserter.maps[0]).toHaveLength(300);
  });

  it('should count objects, and tell the alerts when several are of one object', () => {
    expect(selectedText(0, 0, trans)).toBe('none selected');
    expect(selectedText(1, 1, trans)).toBe('1 object selected');
    expect(selectedText(5, 5, trans)).toBe('5 objects selected');
    expect(selectedText(3, 5, trans)).toBe('3 objects (5 alerts) selected');
  });

  it('should drag one line after five pixels, and not before', () => {
    const line = options()[2];
    expect(line).toBeDefined();
    point(line ?? node, 'pointerdown', 10, 10);
    point(document, 'pointermove', 13, 13);
    expect(inserter.dragged).toEqual([]);
    point(document, 'pointermove', 16, 10);
    expect(inserter.dragged).toEqual([[IDS[2]]]);
    expect(chosen()).toEqual([IDS[2]]);
    point(document, 'pointerup', 16, 10);
  });

  it('should drag all chosen lines when one of them is dragged', () => {
    act(() => {
      model.select(model.rows[1]?.key ?? '', 'replace');
      model.select(model.rows[3]?.key ?? '', 'toggle');
    });
    point(options()[1] ?? node, 'pointerdown', 10, 10);
    point(document, 'pointermove', 30, 10);
    expect(inserter.dragged).toEqual([[IDS[1], IDS[3]]]);
    point(document, 'pointerup', 30, 10);
    expect(chosen()).toEqual([IDS[1], IDS[3]]);
  });

  it('should choose a single line by a click on one of several', () => {
    act(() => {
      model.select(model.rows[1]?.key ?? '', 'replace');
      model.select(model.rows[3]?.key ?? '', 'toggle');
    });
    point(options()[1] ?? node, 'pointerdown', 10, 10);
    point(document, 'pointerup', 10, 10);
    expect(chosen()).toEqual([IDS[1]]);
    expect(inserter.dragged).toEqual([]);
  });

  it('should prevent the selection of text and the drag of the browser', () => {
    const line = options()[0] ?? node;
    const down = new PointerEvent('pointerdown', { bubbles: true, cancelable: true, button: 0 });
    const native = new Event('dragstart', { bubbles: true, cancelable: true });
    act(() => {
      line.dispatchEvent(down);
      line.dispatchEvent(native);
    });
    expect(down.defaultPrevented).toBe(true);
    expect(native.defaultPrevented).toBe(true);
    point(document, 'pointerup', 0, 0);
  });
});
