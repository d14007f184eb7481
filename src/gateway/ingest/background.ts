import { constants, setPriority } from 'node:os';

/** What a work is given to know that it shall stop. */
interface IStoppable {
  readonly signal?: AbortSignal;
}

/**
 * Work that stands back behind other processes, and stops when the standard input ends: that happens also when the process
 * that started it was killed, so that nothing is left behind.
 */
export function inBackground<O extends IStoppable, R>(
  work: (options: O) => Promise<R>,
  input: NodeJS.ReadableStream & { destroy(): unknown } = process.stdin
): (options: O) => Promise<R> {
  return async options => {
    const stop = new AbortController();
    const ended = (): void => stop.abort(new Error('stopped: standard input has ended'));
    input.on('end', ended).on('close', ended).on('error', ended);
    input.resume();
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    const signals = [stop.signal, ...(options.signal ? [options.signal] : [])];
    try {
      return await work({ ...options, signal: AbortSignal.any(signals) });
    } finally {
      input.off('end', ended).off('close', ended).off('error', ended);
      // An open input would keep the process alive.
      input.on('error', () => undefined).destroy();
    }
  };
}
