// Prepare everything `npm start` and `npm test` need. Each step runs only when
// the files it depends on have changed since it last ended well.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { join, resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));
const windows = process.platform === 'win32';
const bin = windows ? 'Scripts' : 'bin';
const python = resolve('.venv', bin, windows ? 'python.exe' : 'python');

function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: windows
  });
  if (done.status !== 0) {
    console.error(`setup: failed: ${command} ${args.join(' ')}`);
    process.exit(done.status ?? 1);
  }
}

function* walk(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    yield* walk(join(path, name));
  }
}

function digest(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const root of paths) {
    for (const file of walk(root)) {
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function step(name, stamp, paths, outputs, action) {
  const wanted = digest(paths, process.version);
  const fresh =
    outputs.every(o => existsSync(o)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (fresh) {
    return;
  }
  const start = Date.now();
  console.log(`setup: ${name} ...`);
  rmSync(stamp, { force: true });
  action();
  writeFileSync(stamp, wanted);
  console.log(`setup: ${name} done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

step('node packages', 'node_modules/.fink-stamp', ['package-lock.json'], ['node_modules/typescript'], () =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' })
);

step('python packages', '.venv/.fink-stamp', ['requirements-dev.txt'], [python], () => {
  if (!existsSync(python)) {
    run(process.env.PYTHON ?? (windows ? 'python' : 'python3'), ['-m', 'venv', '.venv']);
  }
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'uv']);
  run(python, ['-m', 'uv', 'pip', 'sync', '--quiet', '--python', python, 'requirements-dev.txt']);
});

const labextension = 'jupyterlab_fink/labextension';
step(
  'build',
  'node_modules/.fink-build-stamp',
  ['src', 'style', 'schema', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'],
  [`${labextension}/package.json`, 'jupyterlab_fink/gateway/main.cjs'],
  () => run('npm', ['run', '--silent', 'build'])
);

step(
  'editable install',
  '.venv/.fink-install-stamp',
  ['pyproject.toml', 'package.json', 'jupyter-config'],
  [],
  () => {
    run(
      python,
      [
        '-m',
        'uv',
        'pip',
        'install',
        '--quiet',
        '--python',
        python,
        '--no-deps',
        '--no-build-isolation',
        '-e',
        '.'
      ],
      {
        SKIP_JUPYTER_BUILDER: '1'
      }
    );
    // The installed copy of the front end would go stale: link it instead.
    const target = '.venv/share/jupyter/labextensions/jupyterlab-fink';
    rmSync(target, { recursive: true, force: true });
    mkdirSync(resolve(target, '..'), { recursive: true });
    symlinkSync(resolve(labextension), target, 'junction');
  }
);

// The UI tests drive an installed Chromium: a browser is never downloaded by Playwright.
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
if (process.argv.includes('--test') && !process.env.FINK_CHROMIUM && !browsers.some(existsSync)) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('setup: chromium ...');
    const apt = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
    run('apt-get', [...apt, 'update']);
    run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive'
    });
  } else {
    console.error('setup: no Chromium found: install one, or name it in FINK_CHROMIUM');
    process.exit(1);
  }
}
