import { connectionPlugin } from './lab/connection/plugin';
import { sidebarPlugin } from './lab/sidebar/plugin';

/** Every plugin of the extension. */
export default [connectionPlugin, sidebarPlugin];
