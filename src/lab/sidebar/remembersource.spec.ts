import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Signal } from '@lumino/signaling';

import { FakeConnection } from '../../__tests__/support/fakeconnection';
import { rememberSource } from './remembersource';

const NEAR = { name: 'near', driver: 'embedded', default: true, state: 'up' as const };
const CLUSTER = { name: 'cluster', driver: 'hbase-thrift2', default: false, state: 'up' as const };

/** The user's settings, as far as they are used. */
class FakeSettings {
  readonly changed = new Signal<FakeSettings, void>(this);
  readonly written: unknown[] = [];

  constructor(public source: string) {}

  get(): { composite: string } {
    return { composite: this.source };
  }

  set(_key: string, value: string): Promise<void> {
    this.written.push(value);
    this.source = value;
    this.changed.emit();
    return Promise.resolve();
  }
}

async function setUp(source: string): Promise<{ connection: FakeConnection; settings: FakeSettings }> {
  const settings = new FakeSettings(source);
  const connection = new FakeConnection();
  connection.sources = [NEAR, CLUSTER];
  // Only `load` is used of the registry, and only `get`, `set` and `changed` of what it gives.
  const registry = { load: () => Promise.resolve(settings) } as unknown as ISettingRegistry;
  await rememberSource(registry, 'plugin', connection);
  return { connection, settings };
}

describe('rememberSource', () => {
  it('should choose what was chosen last time', async () => {
    expect((await setUp('cluster')).connection.source).toBe('cluster');
    expect((await setUp('')).connection.source).toBeNull();
  });

  it('should write a new choice, and follow the settings', async () => {
    const { connection, settings } = await setUp('');
    connection.source = 'cluster';
    connection.changed.emit();
    expect(settings.written).toEqual(['cluster']);
    connection.source = null;
    connection.changed.emit();
    expect(settings.written).toEqual(['cluster', '']);
    settings.source = 'cluster';
    settings.changed.emit();
    expect(connection.source).toBe('cluster');
    expect(settings.written).toHaveLength(2);
  });

  it('should keep a choice that is not offered just now', async () => {
    const { connection, settings } = await setUp('gone');
    connection.source = null;
    connection.changed.emit();
    expect(settings.written).toEqual([]);
    expect(settings.source).toBe('gone');
  });
});
