import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { IFinkConnection } from '../connection/tokens';

const KEY = 'source';

/**
 * Keep the choice of a source in the user's settings: what they say is chosen now and whenever they change, and what the
 * user chooses is written into them. A choice that the gateway does not offer any more is left in them, since it may come
 * back; the default source is then asked.
 */
export async function rememberSource(
  registry: ISettingRegistry,
  plugin: string,
  connection: IFinkConnection
): Promise<void> {
  const settings = await registry.load(plugin);
  let remembered: string | null = null;
  const read = (): void => {
    const said = settings.get(KEY).composite;
    remembered = typeof said === 'string' && said !== '' ? said : null;
    connection.source = remembered;
  };
  read();
  settings.changed.connect(read);
  connection.changed.connect(({ source, sources }) => {
    // The connection falls back on the default by itself when a source is not offered: no choice of the user.
    const gone = source === null && remembered !== null && !sources.some(each => each.name === remembered);
    if (source !== remembered && !gone) {
      remembered = source;
      void settings.set(KEY, source ?? '');
    }
  });
}
