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
import { missing } from './hbase/artefacts.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const windows = process.platform === 'win32';
const bin = windows ? 'Scripts' : 'bin';
const python = resolve('.venv', bin, windows ? 'python.exe' : 'python');

function stop(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: windows
  });
  if (done.error) {
    stop(`cannot run ${command}: ${done.error.message}`);
  }
  if (done.status !== 0) {
    stop(`failed: ${command} ${args.join(' ')}`);
  }
}

/** Files below a path, generated ones left out. */
function* walk(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name !== '__pycache__') {
      yield* walk(join(path, name));
    }
  }
}

function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const root of paths.filter(existsSync)) {
    for (const file of walk(root)) {
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function step(name, { stamp, inputs, outputs, action }) {
  const wanted = digest(inputs);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && outputs.every(existsSync);
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

/** Python 3.11 or newer, named by PYTHON or found on the PATH. */
function findPython() {
  const names = process.env.PYTHON
    ? [process.env.PYTHON]
    : ['python3', 'python', 'python3.13', 'python3.12', 'python3.11'];
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';
  const found = names.find(name => spawnSync(name, ['-c', check], { stdio: 'ignore' }).status === 0);
  return (
    found ??
    stop(
      'no Python 3.11 or newer with the venv module found. Install it (Debian: apt-get install python3-venv) or name it in PYTHON'
    )
  );
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`unsupported Node.js: ${process.version}; 20.19 or newer is needed`);
}

step('node packages', {
  stamp: 'node_modules/.fink-stamp',
  inputs: ['package-lock.json'],
  outputs: ['node_modules/typescript/package.json'],
  action: () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1'
    })
});

step('python packages', {
  stamp: '.venv/.fink-stamp',
  inputs: ['requirements-dev.txt'],
  outputs: [python],
  action: () => {
    if (!existsSync(python)) {
      run(findPython(), ['-m', 'venv', '.venv']);
    }
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'uv==0.13.9']);
    run(python, ['-m', 'uv', 'pip', 'sync', '--quiet', '--python', python, 'requirements-dev.txt']);
    // JupyterLab asks at its first start whether it may fetch news from the internet. It need not.
    const settings = '.venv/share/jupyter/lab/settings';
    mkdirSync(settings, { recursive: true });
    writeFileSync(
      join(settings, 'overrides.json'),
      JSON.stringify({
        '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false }
      })
    );
    // `uv pip sync` has taken out what is not in the list: our own package too.
    rmSync('.venv/.fink-install-stamp', { force: true });
  }
});

const labextension = 'jupyterlab_fink/labextension';
step('build', {
  stamp: 'node_modules/.fink-build-stamp',
  inputs: [
    'src',
    'style',
    'schema',
    'scripts',
    'config.yml',
    'package.json',
    'package-lock.json',
    'tsconfig.json'
  ],
  outputs: [`${labextension}/package.json`, 'jupyterlab_fink/gateway/main.cjs'],
  action: () => run('npm', ['run', '--silent', 'build'])
});

step('editable install', {
  stamp: '.venv/.fink-install-stamp',
  inputs: ['pyproject.toml', 'package.json', 'jupyter-config', 'install.json'],
  outputs: [resolve('.venv/share/jupyter/labextensions/jupyterlab-fink/package.json')],
  action: () => {
    const install = ['-m', 'uv', 'pip', 'install', '--quiet', '--python', python];
    run(python, [...install, '--no-deps', '--no-build-isolation', '-e', '.'], { SKIP_JUPYTER_BUILDER: '1' });
    // The installed copy of the front end would go stale: link it instead.
    const target = '.venv/share/jupyter/labextensions/jupyterlab-fink';
    rmSync(target, { recursive: true, force: true });
    mkdirSync(resolve(target, '..'), { recursive: true });
    symlinkSync(resolve(labextension), target, 'junction');
  }
});

const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const testing = process.argv.includes('--test');

function install(...packages) {
  const apt = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  run('apt-get', [...apt, 'update']);
  run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...packages], {
    DEBIAN_FRONTEND: 'noninteractive'
  });
}

// The UI tests drive an installed Chromium: a browser is never downloaded by Playwright.
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
if (testing && !process.env.FINK_CHROMIUM && !browsers.some(existsSync)) {
  if (debian) {
    console.log('setup: chromium ...');
    install('chromium', 'fonts-dejavu-core');
  } else {
    stop('no Chromium found. Run `sudo apt-get install chromium`, or name a browser in FINK_CHROMIUM');
  }
}

// Some tests start a real HBase. Elsewhere than here they say what they miss, and are skipped.
if (testing && debian && missing()) {
  console.log('setup: Java and Maven ...');
  install('default-jdk-headless', 'maven');
}
