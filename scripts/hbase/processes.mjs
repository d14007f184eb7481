// Processes of a trial server, told by number and by the folder that stands in their command line.
import { spawnSync } from 'node:child_process';

const pause = ms => new Promise(done => setTimeout(done, ms));

/** Whether a process lives and is one of the server of this folder: numbers of processes are given anew. */
export function isOurs(pid, dir) {
  if (!pid) {
    return false;
  }
  const { stdout = '' } = spawnSync('ps', ['-ww', '-o', 'stat=,args=', '-p', String(pid)], {
    encoding: 'utf8'
  });
  return !/^\s*Z/.test(stdout) && stdout.includes(`-Dfink.hbase=${dir} `);
}

async function gone(pid, dir, ms) {
  const end = Date.now() + ms;
  while (isOurs(pid, dir)) {
    if (Date.now() > end) {
      return false;
    }
    await pause(100);
  }
  return true;
}

/** Ask a process to stop in order; end it where it does not in 20 s. One that is frozen is woken first. */
export async function endProcess(pid, dir) {
  if (!isOurs(pid, dir)) {
    return;
  }
  process.kill(pid, 'SIGCONT');
  process.kill(pid, 'SIGTERM');
  if (!(await gone(pid, dir, 20_000))) {
    process.kill(pid, 'SIGKILL');
    await gone(pid, dir, 5000);
  }
}
