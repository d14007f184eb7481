import type { MessagePort } from 'node:worker_threads';
import { ByteWriter } from './bytewriter';
import { IngestFault, reasonOf } from './fault';
import { readUnits, type IReadAlert } from './readalerts';
import {
  AHEAD_BYTES,
  PACKET_BYTES,
  readerOf,
  type IPacketItem,
  type IReaderData,
  type ReaderOrder,
  type ReaderReport
} from './readermessages';
import { packPrepared } from './rowpacket';
import { rowsOf } from './readrows';

type Opened = Extract<ReaderOrder, { order: 'open' }>;

/**
 * What a reader thread does: it opens the files in the order of the readings, decodes its share of the units (row groups,
 * blocks), makes the rows of all tables, and sends them in packets. It stops when it is too far ahead of the writer.
 */
export class Reader {
  private readonly _out = new ByteWriter();
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
    try {
      for await (const { unit, records } of readUnits(path, { skip, stamps, mine })) {
        if (this._cancelled.has(reading)) {
          return;
        }
        if (mine(unit)) {
          await this._unit(path, reading, unit, records);
        }
      }
      this._report({ reading, report: 'end' });
    } catch (error) {
      const place = error instanceof IngestFault ? error.place : null;
      const reason = error instanceof IngestFault ? error.reason : reasonOf(error);
      this._report({ reading, report: 'fault', place, reason });
    }
  }

  private async _unit(
    path: string,
    reading: number,
    unit: number,
    records: Iterable<IReadAlert>
  ): Promise<void> {
    let items: IPacketItem[] = [];
    const send = (last: boolean): void => {
      const rows = this._out.take();
      this._ahead += rows.length;
      this._port.postMessage({ reading, report: 'packet', unit, last, items, rows } satisfies ReaderReport, [
        rows.buffer
      ]);
      items = [];
    };
    for (const record of records) {
      const { index, fraction, prepared, fault, isAlert } = rowsOf(path, record);
      if (fault) {
        items.push({ index, fraction, isAlert, fault: { place: fault.place, reason: fault.reason } });
      } else if (prepared) {
        packPrepared(this._out, prepared);
        items.push({ index, fraction, isAlert });
      }
      if (this._out.length >= PACKET_BYTES) {
        send(false);
        await this._notTooFarAhead(reading);
        if (this._cancelled.has(reading)) {
          return;
        }
      }
    }
    send(true);
    await this._notTooFarAhead(reading);
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
