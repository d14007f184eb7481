import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded, processStart } from './processidentity';

const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux('knows a process that has ended and that nobody has taken notice of', async () => {
  // The inner process ends after the outer one, its parent, has become another program that never asks for its end.
  const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore']
  });
  try {
    const [text] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(text.toString());
    for (let tries = 0; tries < 200 && !hasEnded(pid); tries++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(hasEnded(pid)).toBe(true);
    expect(processStart(pid)).toBeDefined();
    expect(hasEnded(process.pid)).toBe(false);
  } finally {
    parent.kill('SIGKILL');
  }
});
