import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { setWords, words } from '../kit/words';
import { FinkConnection } from './connection';
import { IFinkConnection } from './tokens';

/** Provides the connection to the Fink gateway. Sends nothing until it is used. */
export const connectionPlugin: JupyterFrontEndPlugin<IFinkConnection> = {
  id: 'jupyterlab-fink:connection',
  description: 'Provides the connection to the Fink gateway behind the Jupyter server.',
  autoStart: true,
  provides: IFinkConnection,
  optional: [ITranslator],
  activate: (app: JupyterFrontEnd, translator: ITranslator | null): IFinkConnection => {
    setWords(translator ?? nullTranslator);
    return new FinkConnection({ serverSettings: app.serviceManager.serverSettings, trans: words() });
  }
};
