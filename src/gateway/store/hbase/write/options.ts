/** How the blocks of a table are compressed on disk. HBase has GZ and NONE built in; the others need libraries on its servers. */
export const COMPRESSIONS = ['NONE', 'GZ', 'LZ4', 'SNAPPY', 'ZSTD'] as const;

export type Compression = (typeof COMPRESSIONS)[number];

/** Where and how alerts are written into HBase. Reading gateways never have these options. */
export interface IHBaseWriterOptions {
  readonly host: string;
  /** Port of a REST server that may write. */
  readonly port: number;
  /** Port of a Thrift2 server (framed, binary) on the same host: it makes tables of several regions, and reads faster. */
  readonly thrift2?: number;
  /** Path before that of HBase's own, where a proxy has one. */
  readonly path?: string;
  /** TLS; the certificate is always checked, against `ca` (PEM) when given. */
  readonly tls?: { readonly ca?: string };
  /** Name and password for a proxy that asks for them (HTTP basic). */
  readonly login?: { readonly user: string; readonly password: string };
  /** Namespace of the tables, made when missing; `default` when left out. */
  readonly namespace?: string;
  readonly compression: Compression;
  /** Regions that a big table has from the beginning. */
  readonly regions: number;
  /** Calls at the same time. */
  readonly parallel: number;
  /** Milliseconds in which a call must be answered. */
  readonly callMs: number;
  /** Write stamps into `fink.stamps`; otherwise they are left out. */
  readonly stamps?: boolean;
  /** Number of simulated objects that are to be written: tables that are made are then split by their names. */
  readonly simulated?: number;
  /** Wait for another writer to end instead of failing. */
  readonly wait?: boolean;
  /** Ends the waiting, and nothing else. */
  readonly signal?: AbortSignal;
  /** Milliseconds of silence after which another writer is taken for dead; default 20 000. */
  readonly silenceMs?: number;
}

/** Name of HBase in messages of the writer. */
export const SOURCE = 'hbase';
