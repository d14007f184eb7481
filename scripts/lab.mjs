// Fill the embedded store if it is empty, and open JupyterLab from .venv on the demo notebook as soon as there is a first
// part of the simulated sky.
// Options of ours: --no-browser, --port P, --data DIR. Further arguments go to `jupyter lab`.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSimulatedSky } from './simulatedsky.mjs';

const root = resolve(import.meta.dirname, '..');
const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
const python = resolve(root, '.venv', bin, 'python');
const passed = process.argv.slice(2);

const data = [];
const at = passed.indexOf('--data');
if (at >= 0) {
  const [, dir] = passed.splice(at, 2);
  if (!dir) {
    console.error('missing value: --data needs a folder, e.g. --data ~/fink');
    process.exit(2);
  }
  data.push('--data', resolve(dir));
}

// `.venv/bin` first on PATH, as in an activated environment: kernels and `jupyter` commands are found.
const env = {
  ...process.env,
  PATH: `${resolve(root, '.venv', bin)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
};

const sky = loadSimulatedSky(python, data, env);
try {
  await sky.ready;
} catch (error) {
  console.error(`start: ${error.message}`);
  process.exit(1);
}

// The notebook is the user's to change: a copy outside the tracked files, in a workspace with the Fink sidebar open.
const home = resolve(root, 'demo', 'work');
const workspaces = join(home, '.workspaces');
mkdirSync(workspaces, { recursive: true });
const notebook = join(home, 'demo.ipynb');
if (!existsSync(notebook)) {
  cpSync(resolve(root, 'demo', 'demo.ipynb'), notebook);
}
if (readdirSync(workspaces).length === 0) {
  const layout = { left: { collapsed: false, current: 'fink-sidebar', widgets: ['fink-sidebar'] } };
  const workspace = { data: { 'layout-restorer:data': layout }, metadata: { id: 'default' } };
  const save =
    'import sys; from jupyterlab_server.workspaces_handler import WorkspacesManager as M; M(sys.argv[1]).save("default", sys.argv[2])';
  spawnSync(python, ['-c', save, workspaces, JSON.stringify(workspace)], { stdio: 'inherit', env });
}

const args = [
  '-m',
  'jupyterlab',
  '--notebook-dir',
  home,
  `--LabApp.workspaces_dir=${workspaces}`,
  '--LabApp.default_url=/lab/tree/demo.ipynb'
];
if (process.getuid?.() === 0) {
  args.push('--allow-root');
}
if (data.length) {
  args.push(`--FinkExtension.data_dir=${data[1]}`);
}
const child = spawn(python, [...args, ...passed], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
}
child.on('exit', async (code, signal) => {
  await sky.end();
  process.exit(code ?? (signal ? 0 : 1));
});
