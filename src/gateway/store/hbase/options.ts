import type { TellStoreEvent } from '../storeevent';

/** What both drivers of HBase are told. */
export interface IHBaseOptions {
  /** Name of the source, as in the configuration; used in messages. */
  readonly name: string;
  /** Namespace of the tables; `default` when left out. The table `ztf.class` of namespace `fink` is `fink:ztf.class`. */
  readonly namespace?: string;
  /** Tables that may be read, without the namespace. Nothing else is ever asked for. */
  readonly allowed: readonly string[];
  /** Most calls at the same time to this source, over all users. */
  readonly parallel: number;
  /** Milliseconds in which a call must be answered. */
  readonly callMs: number;
  /** Times that a call which failed for a passing reason is made again. */
  readonly retries: number;
  /** Told of each call and of what becomes of it. */
  readonly tell?: TellStoreEvent;
}

/** A REST server of HBase. */
export interface IRestOptions extends IHBaseOptions {
  readonly host: string;
  readonly port: number;
  /** TLS; the certificate is always checked, against `ca` (PEM) when given. */
  readonly tls?: { readonly ca?: string };
  /** Path before that of HBase's own, where a proxy has one, e.g. `/hbase`. */
  readonly path?: string;
  /** Name and password for a proxy that asks for them (HTTP basic). */
  readonly login?: { readonly user: string; readonly password: string };
}

/** A Thrift2 server of HBase: framed transport, binary protocol. */
export interface IThrift2Options extends IHBaseOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly ca?: string };
}
