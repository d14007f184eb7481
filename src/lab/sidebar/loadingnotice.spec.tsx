import { nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';

import { FakeConnection } from '../../__tests__/support/fakeconnection';
import type { Health, Loading } from '../../wire/health';
import { Notice } from './notice';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const trans = nullTranslator.load('jupyterlab_fink');
const LOADING: Loading = {
  what: 'the simulated sky',
  alerts: 12000,
  total: 30000,
  since: '2026-01-11T00:00:00.000Z',
  running: true,
  again: 'jupyter fink simulate'
};

describe('Notice of a load', () => {
  let root: Root;
  let node: HTMLElement;
  let connection: FakeConnection;

  function show(loading: Loading | undefined, more: Partial<Health> = {}): void {
    act(() => {
      connection.health = {
        ...(connection.health as Health),
        simulated: true,
        ...more,
        ...(loading ? { loading } : {})
      };
      connection.changed.emit();
    });
  }

  beforeEach(() => {
    connection = new FakeConnection();
    node = document.createElement('div');
    root = createRoot(node);
    act(() => root.render(<Notice connection={connection} trans={trans} />));
  });

  afterEach(() => act(() => root.unmount()));

  const bar = (): Element | null => node.querySelector('[role="progressbar"]');

  it('should show nothing when nothing is being loaded', () => {
    show(undefined);
    expect(bar()).toBeNull();
    expect(node.textContent).toBe('Ids with “sim”: simulated objects');
  });

  it('should say how far it is, beside the mark of simulated objects', () => {
    show(LOADING);
    expect(node.textContent).toContain('Loading the simulated sky: 12\u202f000 of 30\u202f000 alerts');
    expect(node.textContent).toContain('simulated objects');
    expect(bar()?.getAttribute('aria-valuenow')).toBe('12000');
    expect(bar()?.getAttribute('aria-valuemax')).toBe('30000');
    expect(node.querySelector<HTMLElement>('.jp-Fink-loadingDone')?.style.width).toBe('40%');
  });

  it('should not make up how many there are', () => {
    show({ what: '12 files', alerts: 1, since: LOADING.since, running: true });
    expect(node.textContent).toContain('Loading 12 files: 1 alert');
    expect(bar()?.hasAttribute('aria-valuenow')).toBe(false);
  });

  it('should show the progress in place of the way to fill an empty store', () => {
    show({ ...LOADING, alerts: 0 }, { status: 'empty', alerts: 0 });
    expect(bar()?.getAttribute('aria-valuenow')).toBe('0');
    expect(node.textContent).not.toContain('no alerts yet');
  });

  it('should say that it was interrupted, and how to go on', () => {
    const refresh = jest.spyOn(connection, 'refresh');
    show({ ...LOADING, running: false });
    expect(bar()).toBeNull();
    expect(node.textContent).toContain(
      'Interrupted while loading the simulated sky: 12\u202f000 of 30\u202f000 alerts. To go on, run'
    );
    expect(node.querySelector('code')?.textContent).toBe('jupyter fink simulate');
    act(() => node.querySelector('button')?.click());
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
