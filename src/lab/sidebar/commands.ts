import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ICommandPalette } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import { finkIcon } from './icon';
import type { IFinkSidebar } from './tokens';

/** Commands of the search. */
export const SearchCommandIDs = {
  search: 'fink:search',
  focusSearch: 'fink:focus-search'
} as const;

/** Register the commands of the search and offer them in the palette. */
export function addSearchCommands(
  commands: JupyterFrontEnd['commands'],
  sidebar: IFinkSidebar,
  trans: TranslationBundle,
  palette: ICommandPalette | null
): void {
  commands.addCommand(SearchCommandIDs.focusSearch, {
    label: trans.__('Search Fink Alerts'),
    caption: trans.__('Show the Fink sidebar and go to its search box'),
    icon: finkIcon,
    describedBy: { args: { type: 'object', properties: {} } },
    execute: () => sidebar.focusSearch()
  });
  commands.addCommand(SearchCommandIDs.search, {
    label: trans.__('Run a Fink Search'),
    caption: trans.__('Show the Fink sidebar and run a query'),
    icon: finkIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: {
          query: {
            type: 'string',
            description: trans.__('The query, for example: class="SN candidate" last=20')
          }
        },
        required: ['query']
      }
    },
    execute: args => {
      const { query } = args;
      return typeof query === 'string' ? sidebar.run(query) : sidebar.focusSearch();
    }
  });
  palette?.addItem({ command: SearchCommandIDs.focusSearch, category: trans.__('Fink') });
}
