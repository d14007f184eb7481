import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ITrialServer } from './server';

/** One of the processes that a server apart consists of. */
export type TrialProcess = 'master' | 'regionserver' | 'rest' | 'thrift2';

/** Sends a signal to a process of a server: SIGKILL ends it as a crash does, SIGSTOP freezes it until SIGCONT. */
export function signal(
  server: ITrialServer,
  name: TrialProcess,
  kind: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'
): void {
  // Read anew: after it has been brought up again it has another number.
  const { processes } = JSON.parse(readFileSync(join(server.dir, 'ports.json'), 'utf8')) as ITrialServer;
  const number = processes[name];
  if (number === undefined) {
    throw new Error(
      `missing process: ${name} of the server in ${server.dir}; it was started without --apart`
    );
  }
  process.kill(number, kind);
}

/** Brings those processes of a server up that were killed, at their ports, on their data; waits until they answer. */
export async function revive(server: ITrialServer): Promise<void> {
  const main = resolve('scripts/hbase/main.mjs');
  const child = spawn(process.execPath, [main, 'start', '--dir', server.dir, '--server', server.version], {
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += String(piece)));
  const code = await new Promise(done => child.on('exit', done));
  if (code !== 0) {
    throw new Error(`failed: the server did not come up again: ${said}`);
  }
}
