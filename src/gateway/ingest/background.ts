import { constants, setPriority } from 'node:os';
import type { IIngestOptions } from './ingest';

type Options = Pick<IIngestOptions, 'signal' | 'loaded'>;

/**
 * An ingestion that stops when the standard input ends: that happens also when the process that started it was killed, so
 * that nothing is left behind. It stands back behind other processes, and calls `ready`, once `first` alerts are in.
 */
export function inBackground<O extends Options, R>(
  work: (options: O) => Promise<R>,
  first: number,
  ready: () => void,
  input: NodeJS.ReadableStream & { destroy(): unknown } = process.stdin
): (options: O) => Promise<R> {
  return async options => {
    const stop = new AbortController();
    const ended = (): void => stop.abort(new Error('stopped: standard input has ended'));
    input.on('end', ended).on('close', ended).on('error', ended);
    input.resume();
    const signals = [stop.signal, ...(options.signal ? [options.signal] : [])];
    let front = true;
    const loaded = (alerts: number): void => {
      if (front && alerts >= first) {
        front = false;
        standBack();
        ready();
      }
    };
    try {
      return await work({ ...options, loaded, signal: AbortSignal.any(signals) });
    } finally {
      input.off('end', ended).off('close', ended).off('error', ended);
      // An open input would keep the process alive.
      input.on('error', () => undefined).destroy();
    }
  };
}

function standBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some sandboxes forbid it. Nothing depends on it: it is a courtesy to other processes.
  }
}
