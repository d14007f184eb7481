/** Mark in a thread's `workerData` by which a program knows that it is to read alerts, and nothing else. */
export const READER = 'reader of alert files';

export interface IReaderData {
  readonly role: typeof READER;
  /** Number of this reader, from 0, and how many there are. */
  readonly reader: number;
  readonly readers: number;
}

/** To a reader. */
export type ReaderOrder =
  | {
      readonly order: 'open';
      /** Number of the reading, from 0: the reader takes them in this order. */
      readonly reading: number;
      readonly path: string;
      readonly skip: number;
      readonly stamps: boolean;
    }
  /** Nobody waits for the rest of a reading. */
  | { readonly order: 'cancel'; readonly reading: number }
  /** So many bytes of packets have been used and let go. */
  | { readonly order: 'used'; readonly bytes: number };

/** One record of a packet. */
export interface IPacketItem {
  readonly index: number;
  readonly fraction: number;
  readonly isAlert: boolean;
  /** Why it has no rows; absent: its rows are the next in the packet. */
  readonly fault?: { readonly place: string; readonly reason: string };
}

/** Some records of a reading, from a reader. */
export interface IPacket {
  readonly report: 'packet';
  /** Nothing else comes of their unit. */
  readonly last: boolean;
  readonly items: readonly IPacketItem[];
  /** Rows, see `rowpacket.ts`. */
  readonly rows: Uint8Array<ArrayBuffer>;
}

/** From a reader. */
export type ReaderReport = { readonly reading: number } & (
  | IPacket
  | { readonly report: 'end' }
  | { readonly report: 'fault'; readonly place: string | null; readonly reason: string }
);

export type PacketReport = Extract<ReaderReport, { report: 'packet' }>;

/** Bytes of a packet, about; a larger alert is a packet of its own. */
export const PACKET_BYTES = 1 << 20;

/** Bytes that a reader may be ahead of the writer. */
export const AHEAD_BYTES = 6 << 20;

/** Which reader takes a unit: neighbours go to different ones, and so do files of one unit. */
export function readerOf(unit: number, reading: number, readers: number): number {
  return (unit + reading) % readers;
}
