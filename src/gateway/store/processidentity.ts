import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, as a text that only serves to be compared: process numbers are used again, start times are not.
 * Undefined when there is no such process or the system does not tell.
 */
export function processStart(pid: number): string | undefined {
  switch (process.platform) {
    case 'linux':
      return linuxStart(pid);
    case 'win32':
      return undefined;
    default:
      return psStart(pid);
  }
}

/**
 * Whether a process has ended and only waits for its parent to take notice. In a container whose first process does not
 * look after orphans such a process stays for ever.
 */
export function hasEnded(pid: number): boolean {
  if (process.platform !== 'linux') {
    return false;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
  } catch {
    // No such process, or /proc is not readable: unknown.
    return false;
  }
}

/** Command line of this process, shortened. */
export function commandLine(): string {
  const words = [process.argv0, ...process.argv.slice(1)].join(' ');
  return words.length > 200 ? `${words.slice(0, 197)}...` : words;
}

function linuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold anything; the start time is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return ticks === undefined ? undefined : `${boot}:${ticks}`;
  } catch {
    // No such process, or /proc is not readable: unknown.
    return undefined;
  }
}

function psStart(pid: number): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === '' ? undefined : text;
  } catch {
    // No such process, or no ps: unknown.
    return undefined;
  }
}
