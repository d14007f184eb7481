import { connectionPlugin } from './lab/connection/plugin';
import { notebookPlugin } from './lab/notebook/plugin';
import { resultsPlugin } from './lab/results/plugin';
import { sidebarPlugin } from './lab/sidebar/plugin';

/** Every plugin of the extension. */
export default [connectionPlugin, sidebarPlugin, notebookPlugin, resultsPlugin];
