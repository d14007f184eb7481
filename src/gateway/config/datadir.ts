import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder of the embedded store when nobody names another: `fink` in Jupyter's data folder. */
export function defaultDataDir(
  environment: NodeJS.ProcessEnv = process.env,
  platform = process.platform
): string {
  return join(jupyterDataDir(environment, platform), 'fink');
}

/** Jupyter's data folder of this user (`jupyter --data-dir`). */
function jupyterDataDir(environment: NodeJS.ProcessEnv, platform: string): string {
  if (environment['JUPYTER_DATA_DIR']) {
    return environment['JUPYTER_DATA_DIR'];
  }
  if (platform === 'darwin') {
    return join(homedir(), 'Library', 'Jupyter');
  }
  if (platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'jupyter');
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'jupyter');
}
