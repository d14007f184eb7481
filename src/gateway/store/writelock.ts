import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from './environment';
import { errorCode } from './errorcode';
import { commandLine, hasEnded, processStart } from './processidentity';

/** Who holds the write lock. */
export interface ILockHolder {
  readonly host: string;
  readonly pid: number;
  /** Start of the process, in the words of the operating system: tells a process from a later one of the same number. */
  readonly start: string | null;
  readonly command: string;
  /** When the lock was taken, ISO UTC. */
  readonly since: string;
  /** Tells two writers of one process apart. */
  readonly nonce: string;
}

/** Text file beside the store that names the writer. */
export function lockFile(dir: string): string {
  return join(resolve(dir), 'writer.lock');
}

/**
 * Takes the write lock, also from a writer that has died. Looking and taking are one step: they happen inside a write
 * transaction of the store, which only one process can have at a time.
 *
 * @returns The holder when the lock is taken by somebody else, else undefined: it is then ours.
 */
export function takeLock(environment: Environment, file: string, me: ILockHolder): ILockHolder | undefined {
  return environment.root.transactionSync(() => {
    const holder = readHolder(file);
    if (holder !== undefined && isAlive(holder)) {
      return holder;
    }
    const draft = `${file}.${me.nonce}`;
    writeFileSync(draft, `${JSON.stringify(me, null, 2)}\n`);
    renameSync(draft, file);
    return undefined;
  });
}

/** Gives the lock back, if it is still ours. */
export function giveLockBack(environment: Environment, file: string, me: ILockHolder): void {
  environment.root.transactionSync(() => {
    if (readHolder(file)?.nonce === me.nonce) {
      rmSync(file, { force: true });
    }
  });
}

/** Who writes into the store of a folder at the moment; undefined when nobody does, or the writer has died. */
export function liveWriter(dir: string): ILockHolder | undefined {
  const holder = readHolder(lockFile(dir));
  return holder !== undefined && isAlive(holder) ? holder : undefined;
}

/** This process as a holder. */
export function thisHolder(): ILockHolder {
  return {
    host: hostname(),
    pid: process.pid,
    start: processStart(process.pid) ?? null,
    command: commandLine(),
    since: new Date().toISOString(),
    nonce: `${process.pid}-${Math.random().toString(36).slice(2)}`
  };
}

/** One sentence on a holder, for messages. */
export function describeHolder(holder: ILockHolder): string {
  return `process ${holder.pid} on ${holder.host} (${holder.command}) since ${holder.since}`;
}

/** Whether the process of a holder lives, as far as can be seen from here. */
export function isAlive(holder: ILockHolder): boolean {
  if (holder.host !== hostname()) {
    // A process of another machine or container cannot be looked at: believe the lock.
    return true;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    if (errorCode(error) !== 'EPERM') {
      return false;
    }
  }
  if (hasEnded(holder.pid)) {
    return false;
  }
  const start = processStart(holder.pid);
  return start === undefined || holder.start === null || start === holder.start;
}

function readHolder(file: string): ILockHolder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const holder = parseHolder(text);
  if (holder === undefined) {
    throw new Error(`invalid lock file: ${file} does not name a writer; delete it if no ingest is running`);
  }
  return holder;
}

function parseHolder(text: string): ILockHolder | undefined {
  let found: Partial<ILockHolder> | null;
  try {
    found = JSON.parse(text) as Partial<ILockHolder> | null;
  } catch {
    // Not JSON: the caller says so.
    return undefined;
  }
  if (typeof found?.pid !== 'number' || typeof found.host !== 'string') {
    return undefined;
  }
  const { host, pid, start = null, command = 'unknown command', since = 'unknown time', nonce = '' } = found;
  return { host, pid, start, command, since, nonce };
}
