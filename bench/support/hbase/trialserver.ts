import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const VERSION = '2.5.8';
const MAIN = resolve('scripts/hbase/main.mjs');
const SETTLE = resolve('bench/support/hbase/Settle.java');

const ports = z.object({
  version: z.string(),
  rest: z.number(),
  thrift2: z.number(),
  processes: z.record(z.string(), z.number()).default({})
});

/** A server of HBase to measure on. */
export interface ITrialServer extends z.infer<typeof ports> {
  /** Its process, where all of it is one; else 0. */
  readonly pid: number;
  /** Writes what is in memory to files, one file a region; false where this is somebody else's server. */
  settle(namespaces: readonly string[]): boolean;
  stop(): void;
}

/**
 * The server that FINK_HBASE names (JSON with `rest`, `thrift2` and `version`), or one of our own, with its data in a folder.
 * @throws Error when it does not start.
 */
export async function openTrialServer(folder: string): Promise<ITrialServer> {
  const named = process.env['FINK_HBASE'];
  if (named !== undefined && named !== '') {
    const server = ports.parse(JSON.parse(named));
    return { ...server, pid: 0, settle: () => false, stop: () => undefined };
  }
  mkdirSync(folder, { recursive: true });
  const note = join(folder, 'ports.json');
  if (!existsSync(note)) {
    run(['start', '--dir', folder, '--server', VERSION, '--heap', '2g', '--fetchsize', '1000']);
  }
  const server = ports.parse(JSON.parse(readFileSync(note, 'utf8')));
  const { java, classPath } = await artefacts();
  const settle = (namespaces: readonly string[]): boolean => {
    const path = [join(folder, 'conf', 'all'), ...classPath].join(delimiter);
    const opens = ['--add-opens', 'java.base/java.lang=ALL-UNNAMED'];
    const done = spawnSync(java, [...opens, '-cp', path, SETTLE, ...namespaces], {
      stdio: ['ignore', 'inherit', 'pipe']
    });
    if (done.status !== 0) {
      throw new Error(`the tables did not come to rest: ${String(done.stderr).slice(-1000)}`);
    }
    return true;
  };
  return { ...server, pid: server.processes['all'] ?? 0, settle, stop: () => run(['stop', '--dir', folder]) };
}

function run(args: readonly string[]): void {
  const done = spawnSync(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) {
    throw new Error(`no trial server: hbase ${args.join(' ')} ended with ${done.status}`);
  }
}

interface IArtefacts {
  readonly java: string;
  readonly classPath: readonly string[];
}

/** Where the server's jars are. The script is loaded as it is: it finds its files beside itself. */
async function artefacts(): Promise<IArtefacts> {
  const url = pathToFileURL(resolve('scripts/hbase/artefacts.mjs')).href;
  const module = (await import(url)) as { prepare: (version: string) => IArtefacts };
  return module.prepare(VERSION);
}
