import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IFinkConnection } from '../connection/tokens';
import { addInsertCommands } from './commands';
import { NotebookInserter } from './inserter';
import type { CellMaker } from './cellmaker';
import { INotebookInserter } from './tokens';

/** Provides what inserts Fink objects into notebooks. Works without a notebook tracker: then it says so. */
export const notebookPlugin: JupyterFrontEndPlugin<INotebookInserter> = {
  id: 'jupyterlab-fink:notebook',
  description: 'Inserts Fink objects with their light curves and sky maps into notebooks.',
  autoStart: true,
  provides: INotebookInserter,
  requires: [IFinkConnection],
  optional: [INotebookTracker, ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    connection: IFinkConnection,
    tracker: INotebookTracker | null,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ): INotebookInserter => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_fink');
    const { commands } = app;
    let maker: Promise<CellMaker> | null = null;
    const inserter = new NotebookInserter({
      tracker,
      trans,
      maker: () => {
        maker ??= loadMaker(connection, trans).catch((error: unknown) => {
          // Code that could not be fetched is asked for again next time.
          maker = null;
          throw error;
        });
        return maker;
      },
      createNotebook: () => createNotebook(commands)
    });
    addInsertCommands(commands, inserter, trans, palette);
    return inserter;
  }
};

const CREATE_NOTEBOOK = 'notebook:create-new';

async function createNotebook(commands: JupyterFrontEnd['commands']): Promise<NotebookPanel | null> {
  if (!commands.hasCommand(CREATE_NOTEBOOK)) {
    return null;
  }
  const made: unknown = await commands.execute(CREATE_NOTEBOOK);
  if (!(made instanceof NotebookPanel)) {
    return null;
  }
  await made.context.ready;
  return made;
}

async function loadMaker(
  connection: IFinkConnection,
  trans: ReturnType<ITranslator['load']>
): Promise<CellMaker> {
  const { makeCellMaker } = await import('./makecellmaker');
  return makeCellMaker(connection, trans);
}
