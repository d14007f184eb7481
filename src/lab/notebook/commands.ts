import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { INotebookInserter } from './tokens';

/** Commands that insert cells. */
export const InsertCommandIDs = {
  insertObjects: 'fink:insert-objects',
  insertCone: 'fink:insert-cone'
} as const;

/** Register the commands that insert cells and offer them in the palette. */
export function addInsertCommands(
  commands: JupyterFrontEnd['commands'],
  inserter: INotebookInserter,
  trans: TranslationBundle,
  palette: ICommandPalette | null
): void {
  commands.addCommand(InsertCommandIDs.insertObjects, {
    label: trans.__('Insert Fink Objects into the Notebook'),
    caption: trans.__('Insert a cell with code, light curves and sky map of objects below the active cell'),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          ids: {
            type: 'array',
            items: { type: 'string' },
            description: trans.__(
              'Ids of the objects, for example ZTF18aabbccd; default: those selected in the sidebar'
            )
          }
        }
      }
    },
    execute: args => {
      const ids = idsOf(args);
      const { objects, answer } =
        ids.length > 0 ? { objects: ids.map(id => ({ id })), answer: null } : inserter.selection();
      return inserter.insertObjects(objects, answer);
    }
  });
  commands.addCommand(InsertCommandIDs.insertCone, {
    label: trans.__('Insert a Fink Cone Search into the Notebook'),
    caption: trans.__('Insert a cell with code and sky map of a cone search below the active cell'),
    describedBy: {
      args: {
        type: 'object',
        properties: {
          ra: { type: 'number', description: trans.__('Right ascension of the centre, ICRS, degrees') },
          dec: { type: 'number', description: trans.__('Declination of the centre, ICRS, degrees') },
          radius: { type: 'number', description: trans.__('Radius in arcseconds') }
        },
        required: ['ra', 'dec', 'radius']
      }
    },
    execute: args => {
      const { ra, dec, radius } = args;
      if (typeof ra !== 'number' || typeof dec !== 'number' || typeof radius !== 'number') {
        throw new Error(trans.__('missing ra, dec or radius: give three numbers (degrees, degrees, arcsec)'));
      }
      return inserter.insertCone(ra, dec, radius);
    }
  });
  palette?.addItem({ command: InsertCommandIDs.insertObjects, category: trans.__('Fink') });
}

function idsOf(args: ReadonlyPartialJSONObject): string[] {
  const { ids } = args;
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}
