// Drives the installed Chromium (no browser download) against a real JupyterLab on a free port, whose embedded store
// holds the simulated sky and, where FINK_REAL_DATA names them, real alerts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import galata from '@jupyterlab/galata/lib/playwright-config.js';

const root = resolve(import.meta.dirname, '..');
const python = resolve(root, '.venv/bin/python');

// The workers load this file again: they must find what the main process chose.
process.env.FINK_UI_PORT ??= await new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(String(port)));
  });
});
// A private home for Jupyter: the developer's own settings must not leak into the tests.
const home = (process.env.FINK_UI_HOME ??= mkdtempSync(join(tmpdir(), 'fink-ui-')));
if (!process.env.FINK_UI_DATA) {
  process.env.FINK_UI_DATA = join(home, 'fink');
  const fill = (...args) => {
    const command = ['-m', 'jupyterlab_fink', ...args, '--data', process.env.FINK_UI_DATA];
    if (spawnSync(python, command, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) {
      throw new Error(`the store of the UI tests could not be filled: ${args.join(' ')}`);
    }
  };
  fill('simulate');
  if (process.env.FINK_REAL_DATA) {
    fill('ingest', join(process.env.FINK_REAL_DATA, 'ztf'));
  }
}
const url = `http://127.0.0.1:${process.env.FINK_UI_PORT}`;
// Galata's own helpers read it.
process.env.TARGET_URL = url;

const browser =
  process.env.FINK_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const allowRoot = process.getuid?.() === 0 ? ' --allow-root' : '';
const json = process.env.FINK_UI_REPORT ? [['json', { outputFile: process.env.FINK_UI_REPORT }]] : [];

export default {
  ...galata,
  testDir: './tests',
  outputDir: './test-results',
  reporter: [['list'], ['html', { open: 'never', outputFolder: './playwright-report' }], ...json],
  retries: 0,
  workers: 1,
  timeout: 90_000,
  use: {
    ...galata.use,
    baseURL: url,
    viewport: { width: 1280, height: 860 },
    video: 'off',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run'
      ]
    }
  },
  webServer: {
    command: `${python} -m jupyterlab --config jupyter_server_test_config.py${allowRoot}`,
    cwd: import.meta.dirname,
    env: {
      ...process.env,
      PATH: `${resolve(root, '.venv/bin')}:${process.env.PATH}`,
      JUPYTER_CONFIG_DIR: join(home, 'config'),
      JUPYTER_DATA_DIR: join(home, 'data'),
      JUPYTER_RUNTIME_DIR: join(home, 'runtime')
    },
    url: `${url}/lab`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
  }
};
