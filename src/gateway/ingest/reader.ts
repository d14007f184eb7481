import type { MessagePort } from 'node:worker_threads';
import { IngestFault, reasonOf } from './fault';
import { Packets } from './packets';
import { readUnits, type IReadAlert } from './readalerts';
import {
  AHEAD_BYTES,
  readerOf,
  type IReaderData,
  type PacketReport,
  type ReaderOrder,
  type ReaderReport
} from './readermessages';
import type { IUnit } from './readoptions';
import { rowsOf } from './readrows';

type Opened = Extract<ReaderOrder, { order: 'open' }>;

/**
 * What a reader thread does: it opens the files in the order of the readings, decodes its share of the units (row groups,
 * blocks), makes the rows of all tables, and sends them in packets. It stops when it is too far ahead of the writer.
 */
export class Reader {
  private readonly _cancelled = new Set<number>();
  private _ahead = 0;
  private _wake: (() => void) | undefined;
  private _work: Promise<void> = Promise.resolve();

  constructor(
    private readonly _port: MessagePort,
    private readonly _data: IReaderData
  ) {}

  start(): void {
    this._port.on('message', (order: ReaderOrder) => {
      switch (order.order) {
        case 'open':
          this._work = this._work.then(() => this._read(order));
          break;
        case 'cancel':
          this._cancelled.add(order.reading);
          break;
        case 'used':
          this._ahead -= order.bytes;
          break;
      }
      this._wake?.();
    });
  }

  private async _read({ reading, path, skip, stamps }: Opened): Promise<void> {
    const { reader, readers } = this._data;
    const mine = (unit: number): boolean => readerOf(unit, reading, readers) === reader;
    const packets = new Packets(reading, packet => this._send(packet));
    try {
      for await (const part of readUnits(path, { skip, stamps, mine, passing: true })) {
        if (this._cancelled.has(reading)) {
          return;
        }
        if (mine(part.unit)) {
          await this._part(path, reading, packets, part);
        }
      }
      this._report({ reading, report: 'end' });
    } catch (error) {
      // What was read before it is kept.
      packets.send(false);
      const place = error instanceof IngestFault ? error.place : null;
      const reason = error instanceof IngestFault ? error.reason : reasonOf(error);
      this._report({ reading, report: 'fault', place, reason });
    }
  }

  private async _part(
    path: string,
    reading: number,
    packets: Packets,
    { records, more = false }: IUnit<IReadAlert>
  ): Promise<void> {
    for (const record of records) {
      packets.add(rowsOf(path, record));
      if (packets.isFull) {
        packets.send(false);
        await this._notTooFarAhead(reading);
        if (this._cancelled.has(reading)) {
          return;
        }
      }
    }
    if (!more) {
      packets.send(true);
      await this._notTooFarAhead(reading);
    }
  }

  private _send(report: PacketReport): void {
    this._ahead += report.rows.length;
    this._port.postMessage(report, [report.rows.buffer]);
  }

  private async _notTooFarAhead(reading: number): Promise<void> {
    while (this._ahead > AHEAD_BYTES && !this._cancelled.has(reading)) {
      await new Promise<void>(resolve => {
        this._wake = resolve;
      });
    }
  }

  private _report(report: ReaderReport): void {
    this._port.postMessage(report);
  }
}
