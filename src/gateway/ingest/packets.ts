import { ByteWriter } from './bytewriter';
import { PACKET_BYTES, type IPacketItem, type PacketReport } from './readermessages';
import type { IReadRows } from './readrows';
import { packPrepared } from './rowpacket';

/** Collects what is read of one file into packets of about the same size. */
export class Packets {
  private readonly _out = new ByteWriter();
  private _items: IPacketItem[] = [];

  constructor(
    private readonly _reading: number,
    private readonly _post: (packet: PacketReport) => void
  ) {}

  /** Whether it is time to send. */
  get isFull(): boolean {
    return this._out.length >= PACKET_BYTES;
  }

  add({ index, fraction, prepared, fault, isAlert }: IReadRows): void {
    if (fault) {
      this._items.push({ index, fraction, isAlert, fault: { place: fault.place, reason: fault.reason } });
    } else if (prepared) {
      packPrepared(this._out, prepared);
      this._items.push({ index, fraction, isAlert });
    }
  }

  /** Sends what has come. @param last - Nothing else comes of the unit. */
  send(last: boolean): void {
    const items = this._items;
    this._items = [];
    this._post({ reading: this._reading, report: 'packet', last, items, rows: this._out.take() });
  }
}
