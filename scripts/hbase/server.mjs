// Start, look at and stop a trial server of HBase. Everything it writes is below one folder: `data`, `conf`, `log` and
// `ports.json`, which says where it listens and which processes it is.
import { spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { Remediable, prepare } from './artefacts.mjs';
import { freePorts, portsFrom } from './ports.mjs';
import { endProcess, isOurs } from './processes.mjs';
import { site } from './site.mjs';

const startMs = 150_000;
const opens = ['java.lang', 'java.nio'].flatMap(name => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]);
const flags = ['-XX:+UseSerialGC', '-Djava.net.preferIPv4Stack=true', '-Dfile.encoding=UTF-8', ...opens];

const note = dir => join(dir, 'ports.json');
const log = (dir, name) => join(dir, 'log', `${name}.log`);
const pause = ms => new Promise(done => setTimeout(done, ms));

/** What `ports.json` in a folder says; undefined without one. */
export function read(dir) {
  return existsSync(note(dir)) ? JSON.parse(readFileSync(note(dir), 'utf8')) : undefined;
}

function write(server) {
  writeFileSync(note(server.dir), `${JSON.stringify(server, null, 2)}\n`);
}

/** The parts that each process runs, in steps: those of a step are started together, for some wait for each other. */
const steps = apart =>
  apart
    ? [
        { master: ['master'], regionserver: ['regionserver'] },
        { rest: ['rest'], thrift2: ['thrift2'] }
      ]
    : [{ all: ['cluster', 'rest', 'thrift2'] }];

/** Names of the processes of a server that live. */
export function living(server) {
  return Object.entries(server.processes)
    .filter(([, pid]) => isOurs(pid, server.dir))
    .map(([name]) => name);
}

function lastLines(dir, name) {
  return readFileSync(log(dir, name), 'utf8').trim().split('\n').slice(-12).join('\n');
}

async function awaitReady(server, name, since) {
  const end = Date.now() + startMs;
  for (;;) {
    const text = readFileSync(log(server.dir, name), 'utf8').slice(since);
    if (/^\[.*\] READY$/m.test(text)) {
      return;
    }
    if (!isOurs(server.processes[name], server.dir)) {
      throw new Remediable(
        `failed: HBase (${name}) ended at its start, see ${log(server.dir, name)}\n${lastLines(server.dir, name)}`
      );
    }
    if (Date.now() > end) {
      throw new Remediable(
        `failed: HBase (${name}) is not ready after ${startMs / 1000} s, see ${log(server.dir, name)}`
      );
    }
    await pause(50);
  }
}

/** Start one process of a server and wait until it is ready. */
async function startProcess(server, name, parts) {
  const { dir } = server;
  const { java, classPath } = prepare(server.version);
  const holdsRows = parts.includes('cluster') || parts.includes('regionserver');
  const endsLast = parts.includes('cluster') || parts.includes('master');
  const conf = join(dir, 'conf', name);
  for (const folder of [conf, join(dir, 'log'), join(dir, 'data', 'zk'), join(dir, 'data', 'tmp')]) {
    mkdirSync(folder, { recursive: true });
  }
  const data = join(dir, 'data');
  writeFileSync(join(conf, 'hbase-site.xml'), site({ ...server, ports: server, parts, data }));
  copyFileSync(join(import.meta.dirname, 'log4j.properties'), join(conf, 'log4j.properties'));
  const args = [
    `-Xmx${holdsRows ? server.heap : '512m'}`,
    ...(server.quick ? ['-XX:TieredStopAtLevel=1'] : []),
    ...flags,
    // Tells the process from others that might have its number one day.
    `-Dfink.hbase=${dir}`,
    ...(server.parent ? [`-Dfink.parent=${server.parent}`] : []),
    ...(server.parent && server.fresh && endsLast ? [`-Dfink.remove=${dir}`] : []),
    ...['-cp', [conf, ...classPath].join(delimiter), 'TrialHBase', ...parts]
  ];
  const out = openSync(log(dir, name), 'a');
  const since = readFileSync(log(dir, name), 'utf8').length;
  const child = spawn(java, args, {
    cwd: dir,
    // A group of its own: Ctrl-C in a terminal is for whoever started it, who then stops it in order.
    detached: true,
    stdio: ['ignore', out, out]
  });
  closeSync(out);
  child.on('error', () => undefined);
  child.unref();
  server.processes[name] = child.pid;
  write(server);
  await awaitReady(server, name, since);
}

async function answers(server) {
  const url = `http://127.0.0.1:${server.rest}/version/cluster`;
  const answer = await fetch(url, { headers: { Accept: 'text/plain' }, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) {
    throw new Remediable(`failed: HBase is up, but its REST server answers ${answer.status}`);
  }
  return (await answer.text()).trim();
}

async function describe(options) {
  const { dir, base, attached = false, fresh = false } = options;
  return {
    version: options.version,
    host: '127.0.0.1',
    ...(base === undefined ? await freePorts() : portsFrom(base)),
    dir,
    apart: options.apart ?? false,
    fresh,
    ...(attached ? { parent: process.pid } : {}),
    quick: options.quick ?? false,
    timeouts: options.timeouts ?? 'default',
    fetchSize: options.fetchSize ?? 1000,
    heap: options.heap ?? '1g',
    processes: {}
  };
}

/**
 * Start a server and wait until it answers. Where a part of it lives, what is missing of it is brought up, as it was. The
 * option `attached` ties it to this process: it ends when this one does.
 * @returns what `ports.json` says
 */
export async function start(options) {
  const { dir, fresh = false } = options;
  const before = read(dir);
  const parts = before ? living(before) : [];
  if (parts.length && before.version !== options.version) {
    throw new Remediable(
      `ambiguous: HBase ${before.version} runs in ${dir}; stop it, or name another folder by --dir`
    );
  }
  prepare(options.version);
  if (fresh && !parts.length) {
    rmSync(join(dir, 'data'), { recursive: true, force: true });
  }
  mkdirSync(dir, { recursive: true });
  const server = parts.length ? before : await describe(options);
  try {
    for (const step of steps(server.apart)) {
      const missing = Object.entries(step).filter(([name]) => !parts.includes(name));
      await Promise.all(missing.map(([name, what]) => startProcess(server, name, what)));
    }
    await answers(server);
  } catch (error) {
    await stop(dir, { keepLog: true });
    throw error;
  }
  return server;
}

/** State of the server of a folder: `stopped`, `up` (it answers) or `broken` with what is wrong. */
export async function status(dir) {
  const server = read(dir);
  if (!server || !living(server).length) {
    return { state: 'stopped', server };
  }
  const gone = Object.keys(server.processes).filter(name => !living(server).includes(name));
  try {
    if (gone.length) {
      throw new Error(`these processes are gone: ${gone.join(', ')}`);
    }
    await answers(server);
    return { state: 'up', server };
  } catch (error) {
    return { state: 'broken', server, reason: error.message };
  }
}

/** Stop a server, gateways first, and remove all it wrote but its data; those of one started `fresh` go too. */
export async function stop(dir, { keepLog = false } = {}) {
  const server = read(dir);
  if (!server) {
    return false;
  }
  for (const name of Object.keys(server.processes).reverse()) {
    await endProcess(server.processes[name], dir);
  }
  const ours = ['conf', ...(keepLog ? [] : ['log']), ...(server.fresh ? ['data'] : []), 'ports.json'];
  for (const name of ours) {
    rmSync(join(dir, name), { recursive: true, force: true });
  }
  if (!readdirSync(dir).length) {
    rmdirSync(dir);
  }
  return true;
}
