import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';

import type { FinkClient } from '../../wire/client';
import type { Health, SourceHealth } from '../../wire/health';

/** An error in words for people. */
export interface IPlainError {
  readonly message: string;
  /** What to do; absent when trying again is all there is. */
  readonly remedy?: string;
  /** Id of the request in the logs of the servers, where those can tell more. */
  readonly requestId?: string;
  /** True when the user stopped it. */
  readonly cancelled: boolean;
}

/** The way to the Fink gateway, which the Jupyter server starts on the first request. */
export interface IFinkConnection {
  /** The client; its code is loaded on the first call. */
  client(): Promise<FinkClient>;

  /** Name of the source that is asked; null for the default one of the gateway. Setting it asks for its health. */
  source: string | null;

  /** All sources that the gateway offers, as far as it has said; empty before its first answer. */
  readonly sources: readonly SourceHealth[];

  /** What the gateway said last about the source, or null before the first answer and after an error. */
  readonly health: Health | null;

  /** Why there is no health, or null. */
  readonly error: IPlainError | null;

  /** Emitted when `source`, `sources`, `health` or `error` changed. */
  readonly changed: ISignal<IFinkConnection, void>;

  /** Ask the gateway for its health. Never rejects: a failure is in `error`. */
  refresh(): Promise<void>;

  /** Say an error of a request in words for people. */
  explain(error: unknown): IPlainError;
}

export const IFinkConnection = new Token<IFinkConnection>(
  'jupyterlab-fink:IFinkConnection',
  `The connection to the Fink gateway behind the Jupyter server.
  Use this to read alerts, to know whether the gateway answers, and to say its errors in words.`
);
