import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IFinkConnection } from '../connection/tokens';
import { addSearchCommands } from './commands';
// The empty frame is what activation adds to the window; its contents are loaded when it is first shown.
// eslint-disable-next-line jupyter/prefer-lazy-imports
import { FinkSidebar } from './panel';
import { rememberSource } from './remembersource';
import { IFinkSidebar } from './tokens';

/** Place in the left area; extensions stand between 501 and 899. */
const RANK = 600;

const PLUGIN_ID = 'jupyterlab-fink:sidebar';

/** Provides the Fink sidebar with its search box. */
export const sidebarPlugin: JupyterFrontEndPlugin<IFinkSidebar> = {
  id: PLUGIN_ID,
  description: 'Provides the Fink sidebar, where alerts are searched.',
  autoStart: true,
  provides: IFinkSidebar,
  requires: [IFinkConnection],
  optional: [ILayoutRestorer, ICommandPalette, ISettingRegistry, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    connection: IFinkConnection,
    restorer: ILayoutRestorer | null,
    palette: ICommandPalette | null,
    settings: ISettingRegistry | null,
    translator: ITranslator | null
  ): IFinkSidebar => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_fink');
    const sidebar = new FinkSidebar({ connection, trans, reveal: id => app.shell.activateById(id) });
    app.shell.add(sidebar, 'left', { rank: RANK, type: 'Fink' });
    restorer?.add(sidebar, sidebar.id);
    addSearchCommands(app.commands, sidebar, trans, palette);
    if (settings !== null) {
      void rememberSource(settings, PLUGIN_ID, connection);
    }
    return sidebar;
  }
};
