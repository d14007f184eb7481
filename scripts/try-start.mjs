// Do what the README says: `npm start` without a screen, wait for its URL, look at it, end it, and see that nothing is left.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'fink-start-'));
const port = await new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});
// What npm runs for `start`, without the shell between that swallows signals.
const child = spawn(
  process.execPath,
  [join(root, 'scripts/lab.mjs'), '--no-browser', '--port', String(port)],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      JUPYTER_CONFIG_DIR: join(scratch, 'config'),
      JUPYTER_DATA_DIR: join(scratch, 'data'),
      JUPYTER_RUNTIME_DIR: join(scratch, 'runtime')
    }
  }
);
let said = '';
const ready = new Promise((done, fail) => {
  const limit = setTimeout(() => fail(new Error('no URL within 120 s')), 120_000);
  const listen = chunk => {
    said += chunk;
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/\S+token=\w+/.exec(said) ?? [];
    if (url) {
      clearTimeout(limit);
      done(url);
    }
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.on('exit', code => fail(new Error(`ended with ${code}`)));
});
const ended = new Promise(done => child.on('exit', done));

let failure = null;
try {
  const url = new URL(await ready);
  const token = url.searchParams.get('token');
  const health = await fetch(`${url.origin}/fink/health`, {
    headers: { Authorization: `token ${token}` },
    signal: AbortSignal.timeout(30_000)
  }).then(answer => answer.json());
  if (!health.alerts || !health.simulated) {
    throw new Error(`the store is not filled with the simulated sky: ${JSON.stringify(health)}`);
  }
  console.log(`npm start serves ${health.alerts} simulated alerts`);
} catch (error) {
  failure = error;
}
child.kill('SIGTERM');
await ended;
const left = spawnSync('pgrep', ['-f', scratch], { encoding: 'utf8' }).stdout.trim();
if (left) {
  failure ??= new Error(`processes left behind: ${left}`);
}
rmSync(scratch, { recursive: true, force: true });
if (failure) {
  console.error(`start: ${failure.message}\n${said}`);
  process.exit(1);
}
