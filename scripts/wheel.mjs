// Build the wheel from the built tree: `node scripts/wheel.mjs [--check] [--universal]`.
// --check installs it into an empty environment with no npm and no node on the PATH and tries it there.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));
const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
const python = resolve('.venv', bin, 'python');

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (done.status !== 0) {
    console.error(`wheel: failed: ${command} ${args.join(' ')}`);
    process.exit(done.status ?? 1);
  }
  return done;
}

// A clean copy of the tracked files, built for production there: what is in the tree under development stays as it is.
const scratch = mkdtempSync(join(tmpdir(), 'fink-wheel-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const tree = join(scratch, 'tree');
mkdirSync(tree);
const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8'
}).stdout.split('\0');
for (const file of listed.filter(name => name && existsSync(name))) {
  cpSync(file, join(tree, file));
}
symlinkSync(resolve('node_modules'), join(tree, 'node_modules'), 'junction');
run('npm', ['run', '--silent', 'build:prod'], { cwd: tree, shell: process.platform === 'win32' });
if (process.argv.includes('--universal')) {
  run(process.execPath, ['scripts/native-store.mjs'], { cwd: tree });
}
run(python, ['-m', 'hatchling', 'build', '-t', 'wheel'], { cwd: tree });
mkdirSync('dist', { recursive: true });
const name = readdirSync(join(tree, 'dist')).find(file => file.endsWith('.whl'));
const wheel = resolve('dist', name);
cpSync(join(tree, 'dist', name), wheel);
console.log(`${name}: ${(statSync(wheel).size / 1e6).toFixed(2)} MB`);

if (process.argv.includes('--check')) {
  const venv = join(scratch, 'venv');
  run(python, ['-m', 'uv', 'venv', '--quiet', '--python', python, venv]);
  const there = join(venv, bin, 'python');
  run(python, ['-m', 'uv', 'pip', 'install', '--quiet', '--python', there, wheel, 'jupyterlab>=4.6,<4.7']);
  run(there, [resolve('scripts/try_wheel.py')], {
    cwd: scratch,
    env: {
      HOME: scratch,
      LANG: 'C.UTF-8',
      TMPDIR: process.env.TMPDIR ?? tmpdir(),
      // Only what the environment itself brings, and the basic tools of the system.
      PATH: [join(venv, bin), '/sbin'].join(delimiter),
      FINK_ALERTS: process.env.FINK_REAL_DATA
        ? join(process.env.FINK_REAL_DATA, 'ztf', 'tde-ZTF20abfcszi.parquet')
        : ''
    }
  });
}
