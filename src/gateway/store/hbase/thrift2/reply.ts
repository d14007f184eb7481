import { KIND, StructReader, textField, structField, type Value } from './struct';

const VERSION = 0x80010000;
const REPLY = 2;
const EXCEPTION = 3;

/** A server said that it could not do what was asked. The text is the server's own and not fit for users. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  /**
   * @param kind - `io` and `argument` are HBase's own, `application` is Thrift's.
   * @param canRetry - Whether the server thinks that another try may succeed; undefined when it does not say.
   */
  constructor(
    readonly kind: 'io' | 'argument' | 'application',
    message: string,
    readonly canRetry: boolean | undefined
  ) {
    super(message);
  }
}

/** What was received is not what a Thrift2 server sends. */
export class BrokenReply extends Error {
  override readonly name = 'BrokenReply';
}

/**
 * Reads the head of a reply up to the value that the call returns.
 * @param frame - The message, without the four bytes of its length.
 * @param call - Name of the call that must have been answered.
 * @returns where the value starts, and its kind.
 * @throws ServerError, BrokenReply
 */
export function openReply(frame: Buffer, call: string): { readonly at: number; readonly kind: number } {
  return readOrBreak(() => {
    const reader = new StructReader(frame, 0);
    const head = reader.i32() >>> 0;
    const type = head & 0xff;
    if ((head & 0xffff0000) >>> 0 !== VERSION || (type !== REPLY && type !== EXCEPTION)) {
      throw new BrokenReply('the answer is not one of the binary protocol');
    }
    const name = reader.text().toString('latin1');
    if (name !== call) {
      throw new BrokenReply(`the answer is one to ${name}, not to ${call}`);
    }
    reader.i32();
    if (type === EXCEPTION) {
      throw new ServerError('application', textField(reader.struct(), 1), undefined);
    }
    const kind = reader.byte();
    if (kind === KIND.stop) {
      throw new BrokenReply('the answer is empty');
    }
    const field = reader.i16();
    if (field === 0) {
      return { at: reader.at, kind };
    }
    const error = reader.value(kind);
    const fields = error instanceof Map ? (error as ReadonlyMap<number, Value>) : new Map<number, Value>();
    const canRetry = fields.get(2);
    throw new ServerError(
      field === 1 ? 'io' : 'argument',
      textField(fields, 1),
      typeof canRetry === 'boolean' ? canRetry : undefined
    );
  });
}

/** Runs a reader; running out of bytes becomes a `BrokenReply`. */
export function readOrBreak<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      throw new BrokenReply(`the answer cannot be read: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** Names of tables in the answer to `getTableNamesByNamespace`, without their namespace; none where there is no such. */
export function tableNames(frame: Buffer): string[] {
  try {
    return structs(frame, 'getTableNamesByNamespace').map(table => textField(table, 2));
  } catch (error) {
    if (error instanceof ServerError && error.message.includes('NamespaceNotFound')) {
      return [];
    }
    throw error;
  }
}

/** Bounds of regions in the answer to `getAllRegionLocations`; daughters of a split may still be offline. */
export function regionBounds(frame: Buffer): { start: string; stop: string }[] {
  return structs(frame, 'getAllRegionLocations')
    .map(location => structField(location, 2))
    .map(region => ({ start: textField(region, 3), stop: textField(region, 4) }));
}

function structs(frame: Buffer, call: string): ReadonlyMap<number, Value>[] {
  const { at, kind } = openReply(frame, call);
  const list = readOrBreak(() => new StructReader(frame, at).value(kind));
  return Array.isArray(list) ? list.filter(entry => entry instanceof Map) : [];
}
