import { Client } from '../generated/THBaseService';
import { TColumn, TGet, TScan } from '../generated/hbase_types';
import { FrameProtocol, FrameWriter } from './frame';

/** A server closes the connection on a frame of more than 2 MB (its default), and never answers. */
export const MOST_FRAME_BYTES = 1_500_000;

/** What a scan asks for. */
export interface IScanRequest {
  readonly start: Buffer;
  readonly stop: Buffer;
  readonly columns: readonly TColumn[];
  readonly reversed: boolean;
  /** Most rows of the answer. */
  readonly rows: number;
  /** A filter of HBase, serialised. */
  readonly filter?: Buffer | undefined;
}

/** All calls that this driver can make. They read; others have not been generated. */
export const REQUESTS = {
  get: (table: Buffer, row: Buffer, columns: readonly TColumn[]): Buffer =>
    encoded(client => client.get(table, get(row, columns))),

  getMultiple: (table: Buffer, rows: readonly Buffer[], columns: readonly TColumn[]): Buffer =>
    encoded(client =>
      client.getMultiple(
        table,
        rows.map(row => get(row, columns))
      )
    ),

  /** Opens a scanner, reads and closes it, all in one call: nothing is left behind on the server. */
  getScannerResults: (table: Buffer, scan: IScanRequest): Buffer =>
    encoded(client =>
      client.getScannerResults(
        table,
        new TScan({
          startRow: scan.start,
          stopRow: scan.stop,
          ...(scan.columns.length > 0 ? { columns: [...scan.columns] } : {}),
          reversed: scan.reversed,
          // Without these the server would read ahead up to 2 MB, whatever the number of rows wanted.
          caching: scan.rows,
          limit: scan.rows,
          ...(scan.filter === undefined ? {} : { filterBytes: scan.filter })
        }),
        scan.rows
      )
    ),

  getAllRegionLocations: (table: Buffer): Buffer => encoded(client => client.getAllRegionLocations(table)),

  getTableNamesByNamespace: (namespace: string): Buffer =>
    encoded(client => client.getTableNamesByNamespace(namespace))
};

/** Columns as a request names them: `i:magpsf`, or the name of a family for all of its columns. */
export function columnsOf(names: readonly string[]): TColumn[] {
  return names.map(name => {
    const colon = name.indexOf(':');
    const family = Buffer.from(colon < 0 ? name : name.slice(0, colon), 'utf8');
    return colon < 0
      ? new TColumn({ family })
      : new TColumn({ family, qualifier: Buffer.from(name.slice(colon + 1), 'utf8') });
  });
}

function get(row: Buffer, columns: readonly TColumn[]): TGet {
  return new TGet(columns.length > 0 ? { row, columns: [...columns] } : { row });
}

/**
 * Lets a client of the generated code write one call and takes what it wrote. The client itself never sees the answer: that
 * is read by a decoder of our own, and the client is thrown away.
 */
function encoded(call: (client: Client) => Promise<unknown>): Buffer {
  const writer = new FrameWriter();
  let failed: unknown;
  // The promise is that of the answer and stays open; it rejects when writing has failed, in which case there is no frame.
  call(new Client(writer, FrameProtocol)).catch((error: unknown) => {
    failed = error;
  });
  if (writer.frame === undefined) {
    throw new TypeError(`invalid request: it could not be encoded`, { cause: failed });
  }
  return writer.frame;
}
