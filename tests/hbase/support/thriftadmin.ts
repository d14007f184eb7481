import { connect } from 'node:net';

/** Numbers of Thrift's binary protocol: a call, a structure and a text as types of fields, the end of a structure. */
const CALL = 0x80010001;
const EXCEPTION = 3;
const STRUCT = 12;
const STRING = 11;
const STOP = Buffer.from([0]);

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const text = (value: string): Buffer => Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]);
const field = (type: number, id: number): Buffer => Buffer.from([type, 0, id]);

/**
 * A call of Thrift2 that takes the name of a table and answers nothing: those that disable, enable and drop it. The code that
 * the drivers use knows reading calls only, so this is written out.
 */
export async function callOfTable(
  port: number,
  call: 'disableTable' | 'enableTable' | 'deleteTable',
  namespace: string,
  table: string
): Promise<void> {
  const name = [field(STRING, 1), text(namespace), field(STRING, 2), text(table), STOP];
  const message = Buffer.concat([int(CALL), text(call), int(1), field(STRUCT, 1), ...name, STOP]);
  const answer = await exchange(port, Buffer.concat([int(message.length), message]));
  // After the head of the message: a stop where all went well, else the field of the exception.
  const rest = answer.subarray(8 + Buffer.byteLength(call) + 4);
  if (answer[3] === EXCEPTION || rest[0] !== 0) {
    throw new Error(`failed: ${call} ${namespace}:${table}: ${rest.toString('latin1').slice(0, 300)}`);
  }
}

/** Sends a frame and takes the one that comes back, without its length. */
function exchange(port: number, frame: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(frame));
    let got = Buffer.alloc(0);
    socket.on('data', piece => {
      got = Buffer.concat([got, piece]);
      if (got.length >= 4 && got.length >= 4 + got.readUInt32BE(0)) {
        socket.destroy();
        resolve(got.subarray(4));
      }
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('failed: the Thrift2 server closed the connection')));
  });
}
