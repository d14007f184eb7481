import { readFileSync } from 'node:fs';

/** Milliseconds of processor time that a process has used. */
export function processorMs(pid: number): number {
  // The name of the program, in parentheses, may have blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

/** Memory of a process that is its own, not pages of files, megabytes (10⁶ bytes). */
export function anonymousMB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (1024 * Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN)) / 1e6;
}

/** Watches the memory of a process until it is stopped. */
export class MemoryWatch {
  private _largest = 0;
  private _sinceAsked = 0;
  private readonly _timer: NodeJS.Timeout;

  constructor(private readonly _pid: number) {
    this._timer = setInterval(() => this._look(), 50);
  }

  /** Largest since the last call, megabytes. */
  since(): number {
    this._look();
    const largest = this._sinceAsked;
    this._sinceAsked = 0;
    return largest;
  }

  /** Largest of all. */
  get largest(): number {
    return this._largest;
  }

  stop(): void {
    clearInterval(this._timer);
  }

  private _look(): void {
    const now = anonymousMB(this._pid);
    this._largest = Math.max(this._largest, now);
    this._sinceAsked = Math.max(this._sinceAsked, now);
  }
}
