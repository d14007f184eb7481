import { nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { alertFrame, endFrame, FakeConnection, startFrame } from '../../__tests__/support/fakeconnection';
import { Form } from './form';
import { SearchModel } from './model';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const trans = nullTranslator.load('jupyterlab_fink');
const NEAR = { name: 'near', driver: 'embedded', default: true, state: 'up' as const };
const CLUSTER = { name: 'cluster', driver: 'hbase-thrift2', default: false, state: 'up' as const };
const DOWN = {
  name: 'rest',
  driver: 'hbase-rest',
  default: false,
  state: 'down' as const,
  message: 'unreachable source: rest does not answer'
};

describe('SourceChoice', () => {
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
    act(() =>
      root.render(<Form search={search} connection={connection} trans={trans} onLeave={() => true} />)
    );
  });

  afterEach(() => {
    act(() => root.unmount());
    node.remove();
    search.dispose();
  });

  function offer(...sources: FakeConnection['sources']): void {
    act(() => {
      connection.sources = sources;
      if (connection.health !== null) {
        connection.health = { ...connection.health, source: 'near' };
      }
      connection.changed.emit();
    });
  }

  function choice(): HTMLSelectElement | null {
    return node.querySelector('select');
  }

  function choose(name: string): void {
    act(() => {
      const select = choice();
      if (select === null) {
        throw new Error('no choice');
      }
      select.value = name;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  it('should not be there where there is no choice', () => {
    expect(choice()).toBeNull();
    offer(NEAR);
    expect(choice()).toBeNull();
  });

  it('should be labelled, with the default one chosen, and say what it holds', () => {
    offer(NEAR, CLUSTER);
    expect(node.querySelector(`label[for="${choice()?.id}"]`)?.textContent).toBe('Source');
    expect(choice()?.value).toBe('near');
    expect(node.querySelector('.jp-Fink-source .jp-Fink-hint')?.textContent).toBe(
      '10 alerts, last night 2024-01-01'
    );
    act(() => {
      if (connection.health !== null) {
        connection.health = { ...connection.health, alerts: null };
      }
      connection.changed.emit();
    });
    expect(node.querySelector('.jp-Fink-source .jp-Fink-hint')?.textContent).toBe(
      'Alerts not counted, last night 2024-01-01'
    );
  });

  it('should tell which source is down, and why', () => {
    offer(NEAR, DOWN);
    expect([...(choice()?.options ?? [])].map(option => option.text)).toEqual(['near', 'rest (down)']);
    expect(node.textContent).toContain('rest is down: unreachable source: rest does not answer');
  });

  it('should not tell how to fill a cluster that has nothing to read', () => {
    act(() => {
      connection.sources = [{ ...CLUSTER, default: true }, DOWN];
      connection.health = {
        status: 'empty',
        source: 'cluster',
        alerts: 0,
        tables: [],
        lastNight: null,
        simulated: false,
        message: 'missing tables: source cluster has none',
        remedy: 'Whoever runs the gateway checks NAMESPACE'
      };
      connection.changed.emit();
    });
    expect(node.textContent).toContain('missing tables: source cluster has none');
    expect(node.textContent).not.toContain('jupyter fink simulate');
  });

  it('should set the source of the connection, and no name for the default one', () => {
    offer(NEAR, CLUSTER);
    choose('cluster');
    expect(connection.source).toBe('cluster');
    choose('near');
    expect(connection.source).toBeNull();
  });

  it('should ask the source that is chosen; results stay with theirs', async () => {
    offer(NEAR, CLUSTER);
    choose('cluster');
    connection.onRequest = request => {
      request.send(startFrame(), alertFrame('ZTF18aaaaaaa'), endFrame(1));
      request.end();
    };
    await act(() => search.run('ZTF18aaaaaaa'));
    expect(connection.requests[0]?.path).toContain('source=cluster');
    expect(search.answer?.source).toBe('cluster');
    choose('near');
    act(() => connection.changed.emit());
    expect(search.answer?.source).toBe('cluster');
    expect(node.querySelector('.jp-Fink-status')?.textContent).toBe('1 alert in 0.3 s from cluster');
    await act(() => search.run('ZTF18aaaaaaa'));
    expect(connection.requests[1]?.path).not.toContain('source=');
    expect(node.querySelector('.jp-Fink-status')?.textContent).toBe('1 alert in 0.3 s from near');
  });
});
