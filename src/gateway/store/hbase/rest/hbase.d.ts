/** The part of the npm package `hbase` 0.6.1 that is used: reading over its connection. The package has no types of its own. */
declare module 'hbase' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage } from 'node:http';
  import type { RequestOptions } from 'node:https';

  export interface IClientOptions {
    protocol: 'http' | 'https';
    host: string;
    port: number;
    /** `base64` leaves keys, columns and values as HBase's JSON has them. */
    encoding: 'base64';
    path?: string;
    headers?: Record<string, string>;
  }

  /** An answer that is not 200 or 201, unless it is an error of the network or of the JSON. */
  export interface IAnswerError extends Error {
    code?: number | string;
    /** What the server sent along, stack traces among it. */
    body?: string;
  }

  /** Options that all requests are made with; a request gets a deep copy, in which only plain values survive. */
  export interface IConnectionOptions extends RequestOptions {
    rejectUnauthorized: boolean;
    ca?: string;
    /** Not an option of the package: a number of ours that tells requests apart. */
    ticket?: number;
  }

  export interface IConnection {
    readonly options: IConnectionOptions;
    get(
      path: string,
      callback: (error: IAnswerError | null, answer?: unknown, response?: IncomingMessage) => void
    ): void;
    makeRequest: (method: string, ...rest: unknown[]) => void;
  }

  export interface IClient extends EventEmitter {
    readonly connection: IConnection;
    on(event: 'request', listener: (request: { readonly options: IConnectionOptions }) => void): this;
  }

  export default function hbase(options: IClientOptions): IClient;
}
