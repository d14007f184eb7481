import { connect, type Socket } from 'node:net';

/** What a scan asks for. */
export interface IBareScan {
  readonly table: string;
  readonly start: string;
  readonly stop: string;
  readonly columns: readonly string[];
  readonly reversed: boolean;
  readonly rows: number;
}

/** Receives the reply of a call: a Thrift message without its length. */
type Taker = { readonly take: (message: Buffer) => void; readonly fail: (error: Error) => void };

const [STRUCT, LIST, STRING, I32, BOOL] = [12, 15, 11, 8, 2];

/**
 * The least that reads from Thrift2: one socket, one kind of call, requests written by hand. It is the measure of what a
 * gateway adds, and good for nothing else.
 */
export class BareClient {
  private readonly _socket: Socket;
  private readonly _takers: Taker[] = [];
  private _parts: Buffer[] = [];
  private _have = 0;

  constructor(port: number) {
    this._socket = connect(port, '127.0.0.1');
    this._socket.setNoDelay(true);
    this._socket.on('data', (chunk: Buffer) => this._receive(chunk));
    const end = (error?: Error): void =>
      this._takers
        .splice(0)
        .forEach(taker => taker.fail(error ?? new Error('Thrift2 closed the connection')));
    this._socket.on('error', end);
    this._socket.on('close', () => end());
  }

  /** The reply to `getScannerResults`. */
  scan(scan: IBareScan): Promise<Buffer> {
    return new Promise((take, fail) => {
      this._takers.push({ take, fail });
      this._socket.write(scanMessage(scan));
    });
  }

  /** Whether the server has closed the connection, which it does when nobody has asked for a minute. */
  get isClosed(): boolean {
    return this._socket.destroyed;
  }

  close(): void {
    this._socket.destroy();
  }

  private _receive(chunk: Buffer): void {
    this._parts.push(chunk);
    this._have += chunk.length;
    for (;;) {
      if (this._have < 4) {
        return;
      }
      const first = this._parts[0];
      if (first === undefined || first.length < 4) {
        this._parts = [Buffer.concat(this._parts)];
        continue;
      }
      const need = first.readUInt32BE(0) + 4;
      if (this._have < need) {
        return;
      }
      const all = this._parts.length === 1 ? first : Buffer.concat(this._parts);
      this._parts = all.length > need ? [all.subarray(need)] : [];
      this._have = all.length - need;
      this._takers.shift()?.take(all.subarray(4, need));
    }
  }
}

/** The call as bytes, with its length. */
function scanMessage({ table, start, stop, columns, reversed, rows }: IBareScan): Buffer {
  const parts: Buffer[] = [];
  const field = (type: number, id: number): void => {
    parts.push(Buffer.from([type, id >> 8, id & 0xff]));
  };
  const int = (value: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    parts.push(bytes);
  };
  const text = (value: string): void => {
    const bytes = Buffer.from(value, 'utf8');
    int(bytes.length);
    parts.push(bytes);
  };
  const end = (): void => {
    parts.push(Buffer.from([0]));
  };
  int(0x80010001 | 0);
  text('getScannerResults');
  int(1);
  field(STRING, 1);
  text(table);
  field(STRUCT, 2);
  field(STRING, 1);
  text(start);
  field(STRING, 2);
  text(stop);
  if (columns.length > 0) {
    field(LIST, 3);
    parts.push(Buffer.from([STRUCT]));
    int(columns.length);
    for (const column of columns) {
      const colon = column.indexOf(':');
      field(STRING, 1);
      text(column.slice(0, colon));
      field(STRING, 2);
      text(column.slice(colon + 1));
      end();
    }
  }
  field(I32, 4);
  int(Math.min(rows, 1000));
  if (reversed) {
    field(BOOL, 11);
    parts.push(Buffer.from([1]));
  }
  field(I32, 15);
  int(rows);
  end();
  field(I32, 3);
  int(rows);
  end();
  const body = Buffer.concat(parts);
  const message = Buffer.alloc(body.length + 4);
  message.writeUInt32BE(body.length);
  body.copy(message, 4);
  return message;
}
