import { nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import { Form } from './form';
import { SearchModel } from './model';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const trans = nullTranslator.load('jupyterlab_fink');

describe('Form', () => {
  const onLeave = jest.fn(() => true);
  let root: Root;
  let node: HTMLElement;
  let search: SearchModel;
  let connection: FakeConnection;

  beforeEach(() => {
    connection = new FakeConnection();
    search = new SearchModel({ connection });
    node = document.createElement('div');
    document.body.append(node);
    root = createRoot(node);
    act(() => root.render(<Form search={search} connection={connection} trans={trans} onLeave={onLeave} />));
  });

  afterEach(() => {
    act(() => root.unmount());
    node.remove();
    search.dispose();
  });

  function find(selector: string): HTMLElement {
    const found = node.querySelector<HTMLElement>(selector);
    if (found === null) {
      throw new Error(`no ${selector} in ${node.innerHTML}`);
    }
    return found;
  }

  function input(): HTMLInputElement {
    return find('input') as HTMLInputElement;
  }

  function type(text: string): void {
    act(() => {
      // React watches the property of the element: set it as the browser does.
      Reflect.set(HTMLInputElement.prototype, 'value', text, input());
      input().dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  function press(key: string): void {
    act(() => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      if (input().dispatchEvent(event) && key === 'Enter') {
        find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      }
    });
  }

  function button(name: string): HTMLButtonElement | undefined {
    return [...node.querySelectorAll('button')].find(each =>
      (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name)
    );
  }

  async function settled(): Promise<void> {
    await act(() => new Promise<void>(resolve => setTimeout(resolve, 0)));
  }

  function answer(...frames: readonly unknown[]): void {
    connection.onRequest = request => {
      request.send(...frames);
      request.end();
    };
  }

  it('should have a labelled search box and examples that run', async () => {
    expect(node.querySelector('label')?.htmlFor).toBe(input().id);
    answer(startFrame(), endFrame(0));
    const example = find('.jp-Fink-chip');
    await act(() => {
      example.click();
      return connection.request(0).then(() => undefined);
    });
    expect(connection.requests[0]?.query).toContain('class="Early SN Ia candidate"');
  });

  it('should say what a good text asks for while it is typed, and nothing against an unfinished one', () => {
    type('class="SN candidate" last=5');
    expect(find('.jp-Fink-hint').textContent).toBe('The last 5 alerts of class SN candidate');
    type('class="SN candidate" last=');
    expect(node.querySelector('.jp-Fink-problem')).toBeNull();
  });

  it('should show the place and the remedy of a problem when the text is run', () => {
    type('class=Star lats=3');
    press('Enter');
    expect(find('mark').textContent).toBe('lats');
    expect(find('.jp-Fink-problem').textContent).toContain('unknown keyword: lats');
    expect(find('.jp-Fink-remedy').textContent).toContain('last');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    type('class=Star last=3');
    expect(node.querySelector('.jp-Fink-problem')).toBeNull();
    expect(connection.requests).toHaveLength(0);
  });

  it('should run with Enter, show progress, and stop with Escape', async () => {
    connection.onRequest = request => request.send(startFrame(), alertFrame('ZTF18aaaaaaa'));
    type('ZTF18aaaaaaa');
    press('Enter');
    await act(async () => {
      await connection.request(0);
      await new Promise<void>(resolve => {
        search.changed.connect(() => search.answer?.rows.length === 1 && resolve());
      });
    });
    expect(find('[role="status"]').textContent).toBe('1 alert so far');
    expect(button('Cancel')).toBeDefined();
    press('Escape');
    await settled();
    expect(find('[role="status"]').textContent).toBe('Cancelled after 1 alert: not complete');
    expect(connection.requests[0]?.signal?.aborted).toBe(true);
    expect(button('Search')).toBeDefined();
  });

  it.each([
    [endFrame(1), '1 alert in 0.3 s'],
    [
      endFrame(1, { complete: false, reason: 'budget' }),
      'Stopped after 1 alert: not complete. Narrow the search.'
    ]
  ])('should tell how a search ended', async (end, text) => {
    answer(startFrame(), alertFrame('ZTF18aaaaaaa'), end);
    await act(() => search.run('ZTF18aaaaaaa'));
    expect(find('[role="status"]').textContent).toBe(text);
    expect(node.querySelector('[role="alert"]')).toBeNull();
  });

  it('should tell nothing found from an error, and offer to try again', async () => {
    answer(startFrame(), endFrame(0));
    await act(() => search.run('ZTF18aaaaaaa'));
    expect(find('[role="status"]').textContent).toMatch(/^Nothing found/u);
    expect(button('Retry')).toBeUndefined();

    connection.onRequest = request => request.fail(503, {});
    await act(() => search.run('ZTF18aaaaaaa'));
    expect(find('[role="status"]').textContent).toBe('The search failed');
    expect(find('[role="alert"]').textContent).toContain('503');
    expect(find('.jp-Fink-requestId').textContent).toMatch(/^Request [\da-f]{32} in the log of the server$/);

    answer(startFrame(), alertFrame('ZTF18aaaaaaa'), endFrame(1));
    await act(async () => {
      button('Retry')?.click();
      await connection.request(2);
    });
    await settled();
    expect(find('[role="status"]').textContent).toBe('1 alert in 0.3 s');
  });

  it('should say what to do when there are no alerts', () => {
    act(() => {
      connection.health = connection.health && { ...connection.health, status: 'empty', alerts: 0 };
      connection.changed.emit();
    });
    expect(find('[role="note"]').textContent).toContain('jupyter fink simulate');
    expect(find('[role="note"]').textContent).toContain('jupyter fink ingest PATH');
  });

  it('should complete with the arrows and Enter, and run only then', () => {
    type('kilon');
    press('ArrowDown');
    const active = input().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toBe('class="Kilonova candidate"');
    press('Enter');
    expect(input().value).toBe('class="Kilonova candidate"');
    expect(input().getAttribute('aria-expanded')).toBe('false');
    expect(search.status.kind).toBe('idle');
  });

  it('should lead down to the results of a text that was run, and complete one that is typed', async () => {
    answer(startFrame(), alertFrame('ZTF18aaaaaaa'), endFrame(1));
    type('class="SN candidate" la');
    press('ArrowDown');
    expect(onLeave).not.toHaveBeenCalled();
    expect(input().getAttribute('aria-expanded')).toBe('true');
    press('Escape');
    type('class="SN candidate" last=1');
    press('Escape');
    press('Enter');
    await settled();
    press('ArrowDown');
    expect(onLeave).toHaveBeenCalledTimes(1);
    expect(input().getAttribute('aria-expanded')).toBe('false');
  });
});
