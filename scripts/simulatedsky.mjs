// The simulated sky of `npm start`: a first part before JupyterLab is started, the rest beside it.
import { spawn } from 'node:child_process';

/** Alerts that are there before JupyterLab is started. */
const FIRST = 1000;
/** How long the loading may take to end in order; afterwards it is killed, which does no harm to the store. */
const END_MS = 10_000;

/**
 * Fills an empty store, or goes on where it was cut, in a process that ends with this one: it reads a pipe whose other end
 * is ours, so it notices also when we are killed.
 * @returns `ready`: resolves when there is a first part to be shown, or nothing is to be loaded; rejects when it failed
 * before. `end`: stops it, and resolves when it is gone.
 */
export function loadSimulatedSky(python, args, env) {
  const sky = ['--preset', 'demo', '--no-stamps'];
  const what = [...sky, '--if-empty', '--if-begun', '--background', '--first', String(FIRST)];
  const child = spawn(python, ['-m', 'jupyterlab_fink', 'simulate', ...what, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
    // Ctrl-C in the terminal is a question of Jupyter's to the user: not a signal for this process.
    detached: process.platform !== 'win32'
  });
  let ready = false;
  let ending = false;
  let said = '';
  child.stdin.on('error', () => undefined); // it has ended before us: `exit` says so
  child.stderr.on('data', chunk => {
    // Beside JupyterLab it is silent, unless it fails.
    said = (said + chunk).slice(-2000);
    if (!ready) {
      process.stderr.write(chunk);
    }
  });
  const gone = new Promise(resolve => child.on('close', resolve).on('error', resolve));
  return {
    ready: new Promise((resolve, reject) => {
      const done = () => {
        ready = true;
        resolve();
      };
      child.stdout.on('data', chunk => String(chunk).includes('first part loaded') && done());
      child.on('error', reject);
      child.on('close', code => {
        if (code === 0) {
          done();
        } else if (ready && !ending) {
          console.error(`start: the simulated sky is not complete; the next start goes on with it\n${said}`);
        } else {
          reject(new Error('the embedded store could not be filled; see the message above'));
        }
      });
    }),
    async end() {
      ending = true;
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
      await gone;
      clearTimeout(late);
    }
  };
}
