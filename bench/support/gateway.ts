import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const MAIN = resolve('jupyterlab_fink/gateway/main.cjs');

/** Put the simulated sky into a folder with the built gateway. */
export function simulate(dataDir: string): void {
  execFileSync(process.execPath, [MAIN, 'simulate', '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'pipe']
  });
}

/** A gateway that listens on a Unix socket. */
export interface IRunningGateway {
  readonly socketPath: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Start the built gateway on a Unix socket. @throws Error with what it said when it ends at once. */
export async function startGateway(dataDir: string, socketPath: string): Promise<IRunningGateway> {
  const env = { ...process.env, FINK_SOCKET: socketPath };
  const child = spawn(process.execPath, [MAIN, 'gateway', '--data', dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const said: string[] = [];
  child.stderr.on('data', chunk => said.push(String(chunk)));
  const early = once(child, 'exit').then(() => Promise.reject(new Error(`no gateway: ${said.join('')}`)));
  await Promise.race([once(child.stdout, 'data'), early]);
  early.catch(() => undefined); // From here on an exit is what `stop` waits for.
  return { socketPath, pid: child.pid ?? 0, stop: () => stopped(child) };
}

/** End a process and wait for it. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
}
