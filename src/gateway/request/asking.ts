import { AsyncLocalStorage } from 'node:async_hooks';
import { RequestReads } from './reads';

/** Where warnings of a request go; each line has its id. */
export interface ILog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** A request that is being worked on, as far as stores need to know it. */
export interface IAsking {
  readonly id: string;
  readonly log: ILog;
  /** What has been read for it. */
  readonly reads: RequestReads;
}

const storage = new AsyncLocalStorage<IAsking>();

/**
 * The request on whose behalf the running code works; undefined where there is none. It reaches the calls of the drivers,
 * which are shared by all users and whose warnings and counts would else be nobody's.
 */
export function askingNow(): IAsking | undefined {
  return storage.getStore();
}

/** Run something, and all that it starts, on behalf of a request. */
export function onBehalfOf<T>(asking: IAsking | undefined, work: () => T): T {
  return asking === undefined ? work() : storage.run(asking, work);
}

/** A request of the server: what is needed of it. */
interface IRequestLike {
  readonly id: string;
  readonly log: ILog;
}

const askings = new WeakMap<IRequestLike, IAsking>();

/** What is kept of a request of the server; the same each time. */
export function askingOf(request: IRequestLike): IAsking {
  let asking = askings.get(request);
  if (asking === undefined) {
    asking = { id: request.id, log: request.log, reads: new RequestReads() };
    askings.set(request, asking);
  }
  return asking;
}
