import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IFinkConnection } from '../connection/tokens';
import { INotebookInserter } from '../notebook/tokens';
import { IFinkSidebar } from '../sidebar/tokens';

const PLUGIN_ID = 'jupyterlab-fink:results';

/** Shows what a search found below the search box of the sidebar. */
export const resultsPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Lists the results of a Fink search in the sidebar, to be dragged or inserted into notebooks.',
  autoStart: true,
  requires: [IFinkConnection, IFinkSidebar],
  optional: [INotebookInserter, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    connection: IFinkConnection,
    sidebar: IFinkSidebar,
    inserter: INotebookInserter | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_fink');
    sidebar.add({
      rank: 100,
      create: async search => {
        const { makeResults } = await import('./make');
        const { widget, model } = makeResults({ search, connection, inserter, trans });
        await inserter?.load();
        if (settings !== null) {
          void followSettings(settings, value => {
            model.sparklines = value;
          });
        }
        return widget;
      }
    });
  }
};

/** Pass on the setting for small light curves, now and whenever it changes. */
async function followSettings(registry: ISettingRegistry, use: (sparklines: boolean) => void): Promise<void> {
  const settings = await registry.load(PLUGIN_ID);
  const read = (): void => use(settings.get('sparklines').composite !== false);
  settings.changed.connect(read);
  read();
}
