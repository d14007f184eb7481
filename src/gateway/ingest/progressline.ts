import type { IOutput } from './io';
import type { IProgress } from './report';

const BAR = 24;
const REDRAW_MS = 100;
const LINE_MS = 2000;

/**
 * Shows how far an ingestion is: a bar that is redrawn on a terminal, elsewhere a line for each file and every two
 * seconds. Call `end` before anything else is written.
 */
export class ProgressLine {
  private _drawn = false;
  private _last = -Infinity;
  private _file = 0;

  constructor(
    private readonly _out: IOutput,
    private readonly _now: () => number = () => performance.now()
  ) {}

  show(progress: IProgress): void {
    const now = this._now();
    const fresh = progress.file !== this._file || progress.step === 'statistics';
    if (!fresh && now - this._last < (this._out.isTTY ? REDRAW_MS : LINE_MS)) {
      return;
    }
    this._last = now;
    this._file = progress.file;
    if (this._out.isTTY) {
      const width = Math.max(20, (this._out.columns ?? 80) - 1);
      this._out.write(`\r\x1b[K${barText(progress).slice(0, width)}`);
      this._drawn = true;
    } else {
      this._out.write(`${lineText(progress)}\n`);
    }
  }

  end(): void {
    if (this._drawn) {
      this._out.write('\r\x1b[K');
      this._drawn = false;
    }
  }
}

function barText(progress: IProgress): string {
  const filled = Math.round(BAR * Math.min(1, Math.max(0, progress.fraction)));
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  return `${bar} ${percent(progress)} ${lineText(progress)}`;
}

function lineText({ path, file, files, alerts, step, fraction }: IProgress): string {
  if (step === 'statistics') {
    return `statistics and anomalies of the nights (${alerts} alerts read)`;
  }
  return `file ${file} of ${files}, ${Math.floor(100 * fraction)} %, ${alerts} alerts, ${shortName(path)}`;
}

function percent({ fraction }: IProgress): string {
  return `${Math.floor(100 * fraction)} %`.padStart(5);
}

/** Last part of a path, without characters that move the cursor. */
function shortName(path: string): string {
  return printable(path.split('/').at(-1) ?? path);
}

/** Text with control characters replaced: names of files and texts in them are not ours. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}
