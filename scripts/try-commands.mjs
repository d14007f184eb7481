// Run the commands that README.md, CONTRIBUTING.md and docs/operator.md show, on small data, and see that each does its work.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));
const data = mkdtempSync(join(tmpdir(), 'fink-commands-'));
const alerts = resolve('tests/data/alerts/modern.avro');
const jupyter = resolve('.venv', process.platform === 'win32' ? 'Scripts' : 'bin', 'jupyter');

function fail(message) {
  console.error(`commands: ${message}`);
  process.exitCode = 1;
}

/** Run to the end; the output must hold the text. */
function expectText(text, command, ...args) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  const said = `${done.stdout}${done.stderr}`;
  if (done.status !== 0 || !said.includes(text)) {
    fail(`\`${command} ${args.join(' ')}\` ended with ${done.status} and without “${text}”:\n${said}`);
  }
}

async function freePort() {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(String(port)));
    });
  });
}

/** Start a server, ask it until it answers, end it as Ctrl-C would: the whole group. */
async function serves(command, ...args) {
  const port = await freePort();
  const child = spawn(command, [...args, '--port', port, '--data', data], {
    detached: true,
    stdio: 'ignore'
  });
  const ended = new Promise(done => child.on('exit', done));
  let health = null;
  for (const deadline = Date.now() + 60_000; health === null && Date.now() < deadline;) {
    health = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5000) })
      .then(answer => answer.json())
      .catch(() => null);
    if (health === null) {
      await new Promise(done => setTimeout(done, 200));
    }
  }
  if (!health?.alerts) {
    fail(`\`${command} ${args.join(' ')}\` serves no alerts: ${JSON.stringify(health)}`);
  }
  process.kill(-child.pid, 'SIGINT');
  await ended;
}

try {
  expectText('alerts read from', 'npm', 'run', '--silent', 'ingest', '--', alerts, '--data', data);
  expectText('already there', jupyter, 'fink', 'ingest', alerts, '--data', data);
  expectText('all index tables agree', jupyter, 'fink', 'verify', '--data', data);
  // Warnings are those of the machine: other kernels, little space.
  const doctor = spawnSync(jupyter, ['fink', 'doctor', '--data', data], {
    encoding: 'utf8',
    timeout: 300_000
  });
  if (doctor.status > 1 || !doctor.stdout.includes('ok       source embedded')) {
    fail(`\`jupyter fink doctor\` ended with ${doctor.status}:\n${doctor.stdout}${doctor.stderr}`);
  }
  expectText('ztf.class', jupyter, 'fink', 'explain', 'class="SN candidate" last=10');
  await serves('npm', 'run', '--silent', 'gateway', '--');
  await serves(jupyter, 'fink', 'gateway');
  expectText('first row', 'npm', 'run', '--silent', 'bench', '--', 'search');
} finally {
  rmSync(data, { recursive: true, force: true });
}
const left = spawnSync('pgrep', ['-f', data], { encoding: 'utf8' }).stdout.trim();
if (left) {
  fail(`processes left behind: ${left}`);
}
if (!process.exitCode) {
  console.log('the commands of the documents do what they say');
}
