import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopped } from './gateway';

const TOKEN = 'benchmark';
const PATIENCE_MS = 60_000;

/** A JupyterLab with nobody's settings. */
export interface ILabServer {
  /** Address of the lab, with its token. */
  readonly url: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Start JupyterLab from `.venv` on a free port, with its folders below `home` and the embedded store in `dataDir`.
 * @throws Error when it does not answer within a minute.
 */
export async function startLab(home: string, dataDir: string): Promise<ILabServer> {
  const port = await freePort();
  const bin = resolve('.venv/bin');
  mkdirSync(join(home, 'work'), { recursive: true });
  const args = [
    '--no-browser',
    '--ServerApp.ip=127.0.0.1',
    `--ServerApp.port=${port}`,
    `--IdentityProvider.token=${TOKEN}`,
    `--ServerApp.root_dir=${join(home, 'work')}`,
    '--LabApp.expose_app_in_browser=True',
    '--LabApp.news_url=None',
    '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate',
    `--FinkExtension.data_dir=${dataDir}`,
    ...(process.getuid?.() === 0 ? ['--allow-root'] : [])
  ];
  const child = spawn(join(bin, 'python'), ['-m', 'jupyterlab', ...args], {
    stdio: 'ignore',
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      JUPYTER_CONFIG_DIR: join(home, 'config'),
      JUPYTER_DATA_DIR: join(home, 'data'),
      JUPYTER_RUNTIME_DIR: join(home, 'runtime')
    }
  });
  const until = Date.now() + PATIENCE_MS;
  const url = `http://127.0.0.1:${port}/lab?token=${TOKEN}`;
  while (!(await answers(`http://127.0.0.1:${port}/api/status?token=${TOKEN}`))) {
    if (Date.now() > until || child.exitCode !== null) {
      await stopped(child);
      throw new Error(`no JupyterLab at port ${port}`);
    }
    await pause(200);
  }
  return { url, stop: () => stopped(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Nothing listens yet: asked again.
    return false;
  }
}
