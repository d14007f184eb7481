// `npm run ingest -- PATH...` and `npm run gateway -- ...`: the `jupyter fink` command of this checkout.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
const python = resolve(root, '.venv', bin, 'python');
if (!existsSync(python)) {
  console.error('missing set-up: run `npm run setup` first');
  process.exit(1);
}
const child = spawn(python, ['-m', 'jupyterlab_fink', ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Paths that the user gives are meant from where he stands, not from the package's root.
  cwd: process.env.INIT_CWD ?? process.cwd()
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', code => process.exit(code ?? 1));
