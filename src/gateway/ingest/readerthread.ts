import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { READER, type IReaderData } from './readermessages';

/** Whether this thread was started to read alert files. A program that ingests asks this before anything else. */
export function isReaderThread(): boolean {
  // Of whatever kind the data of a thread are; our own are recognised by their role.
  const data = workerData as Partial<IReaderData> | null | undefined;
  return !isMainThread && parentPort !== null && data?.role === READER;
}

/** Reads what the main thread orders until it is stopped. */
export async function runReaderThread(): Promise<void> {
  const { Reader } = await import('./reader');
  if (parentPort) {
    // `isReaderThread` has seen what it is.
    new Reader(parentPort, workerData as IReaderData).start();
  }
}
