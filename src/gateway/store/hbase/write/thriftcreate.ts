import { connect as plainConnect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { StoreFault } from '../../storefault';
import { type Compression, type IHBaseWriterOptions, SOURCE } from './options';
import { ThriftBytes } from './thriftbytes';

/** Numbers of the codecs in HBase's `TCompressionAlgorithm`. */
const CODECS: Readonly<Record<Compression, number>> = { GZ: 1, NONE: 2, SNAPPY: 3, LZ4: 4, ZSTD: 6 };
/** Making many regions takes the master a while. */
const LEAST_MS = 60_000;

export interface ISplitTable {
  /** Without the namespace. */
  readonly name: string;
  readonly families: readonly string[];
  readonly splits: readonly string[];
}

/**
 * Makes a table of several regions: the REST server can only make tables of one. This is the only call of Thrift2 that
 * changes something, so it is written out here, and the drivers that read have no such call.
 *
 * @throws StoreFault when it cannot be made. That it exists already is none.
 */
export async function createSplitTable(options: IHBaseWriterOptions, table: ISplitTable): Promise<void> {
  if (options.thrift2 === undefined) {
    throw new StoreFault(
      'refused',
      SOURCE,
      `missing THRIFT2: the REST server of HBase cannot make ${table.name} with ${options.regions} regions; name the ` +
        'port of a Thrift2 server, write REGIONS: 1, or let the operator make the table before'
    );
  }
  const { namespace = 'default', compression } = options;
  const answer = await exchangeFrames(options, createCall(namespace, compression, table), table.name);
  const problem = problemOf(answer);
  if (problem !== undefined && !problem.includes('TableExistsException')) {
    throw new StoreFault(
      'refused',
      SOURCE,
      `unsupported table: the Thrift2 server of HBase could not make ${table.name}; its log says more`,
      false,
      { cause: new Error(problem.slice(0, 2000)) }
    );
  }
}

/**
 * The message `createTable(desc, splitKeys)`. The server (2.5.8 and 2.6.1) takes for a split key the whole frame that the key
 * came in, so each comes in the next frame after its length, where only reading it anew gives it. A server that does not read
 * over the end of frames (hsha, nonblocking) refuses the message; it makes no other table.
 */
function createCall(namespace: string, compression: Compression, table: ISplitTable): Buffer {
  const bytes = new ThriftBytes();
  bytes.call('createTable', 1);
  bytes.field('struct', 1);
  bytes.field('struct', 1).field('string', 1).text(namespace).field('string', 2).text(table.name).stop();
  bytes.field('list', 2).list('struct', table.families.length);
  for (const family of table.families) {
    bytes.field('string', 1).text(family);
    bytes.field('i32', 6).i32(CODECS[compression]);
    bytes.field('i32', 10).i32(1).stop();
  }
  // Durability: the table's default. It is optional, but the server fails without it.
  bytes.field('i32', 4).i32(0).stop();
  bytes.field('list', 2).list('string', table.splits.length);
  table.splits.forEach(key => bytes.apart(key));
  return bytes.stop().frames();
}

/** The text of the error in an answer, if it is one. */
function problemOf(answer: Buffer): string | undefined {
  // Version and kind of message: 2 is a reply, 3 an error of the protocol. A reply without error is an empty struct.
  const kind = answer[3];
  const nameEnd = 8 + answer.readInt32BE(4);
  const empty = answer[nameEnd + 4] === 0;
  return kind === 2 && empty ? undefined : answer.subarray(nameEnd + 4).toString('latin1');
}

function exchangeFrames(options: IHBaseWriterOptions, frames: Buffer, table: string): Promise<Buffer> {
  const { host, thrift2: port = 0, tls } = options;
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket: Socket = tls
      ? tlsConnect({ host, port, servername: host, ...(tls.ca === undefined ? {} : { ca: tls.ca }) })
      : plainConnect({ host, port });
    const end = (act: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      act();
    };
    const fail = (text: string, cause?: Error): void =>
      end(() => reject(new StoreFault('unreachable', SOURCE, text, true, { cause })));
    const where = `the Thrift2 server of HBase at ${host}:${port}`;
    const ms = Math.max(LEAST_MS, options.callMs);
    const timer = setTimeout(
      () => fail(`missing answer of ${where} within ${ms} ms; cannot make the table ${table}`),
      ms
    );
    socket.on('error', error =>
      fail(`missing connection to ${where}: ${error.message}; check THRIFT2`, error)
    );
    socket.on('close', () => fail(`missing answer of ${where}: it closed the connection; check THRIFT2`));
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      const all = Buffer.concat(parts);
      if (all.length >= 4 && all.length >= 4 + all.readInt32BE(0)) {
        end(() => resolve(all.subarray(4)));
      }
    });
    socket.write(frames);
  });
}
