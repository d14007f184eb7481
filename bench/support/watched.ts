import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How often the memory of a process is looked at. */
const EACH_MS = 20;

/** What a program wrote, and the most memory of its own that it had (RssAnon: without pages of files), bytes; NaN where this cannot be told. */
export interface IWatched {
  readonly output: string;
  readonly anonymous: number;
}

/** Runs a program to its end. @throws Error when it fails. */
export async function watched(program: string, args: readonly string[]): Promise<IWatched> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  let anonymous = NaN;
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part;
  });
  const timer = setInterval(() => {
    const bytes = anonymousBytes(child.pid ?? 0);
    anonymous = Number.isNaN(bytes) ? anonymous : Math.max(bytes, Number.isNaN(anonymous) ? 0 : anonymous);
  }, EACH_MS);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) {
      throw new Error(`${program} ended with ${code}`);
    }
  } finally {
    clearInterval(timer);
  }
  return { output, anonymous };
}

/** Memory of a process that is its own, not pages of the store's file. */
export function anonymousBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return 1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN);
  } catch {
    // The process has ended, or the system has no such file.
    return NaN;
  }
}
