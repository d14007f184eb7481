import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type Pieces } from '../../core/format/wholeformats';
import { WireFault } from '../../wire/fault';

/** Bytes that are kept in memory before a file is begun. */
const IN_MEMORY = 4 * 1024 * 1024;

/** A finished answer: in memory, or in a file that has no name any more. */
export type Spooled =
  | { readonly kind: 'memory'; readonly bytes: Buffer }
  | { readonly kind: 'file'; readonly size: number; readonly stream: () => Readable };

export interface ISpoolOptions {
  readonly inMemory?: number;
  /** Folder of the temporary file. */
  readonly folder?: string;
}

/**
 * Write an answer to its end before its first byte is sent: a failure is then an error answer, not half a file. What is
 * large goes to a temporary file. Its name is removed as soon as it is open, so nothing stays behind, however the gateway
 * ends. Between two pieces others have their turn.
 * @throws WireFault (503) when the file cannot be written. Rejects with the signal's reason when aborted.
 */
export async function spool(
  pieces: Pieces,
  signal: AbortSignal,
  { inMemory = IN_MEMORY, folder = tmpdir() }: ISpoolOptions = {}
): Promise<Spooled> {
  const kept: Buffer[] = [];
  let size = 0;
  let file: FileHandle | undefined;
  try {
    for await (const piece of pieces) {
      const bytes =
        typeof piece === 'string'
          ? Buffer.from(piece)
          : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      size += bytes.length;
      kept.push(bytes);
      if (size > inMemory) {
        file ??= await nameless(folder);
        await append(file, kept);
      }
      await setImmediate();
      signal.throwIfAborted();
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  if (file === undefined) {
    return { kind: 'memory', bytes: Buffer.concat(kept) };
  }
  const handle = file;
  return { kind: 'file', size, stream: () => handle.createReadStream({ start: 0, autoClose: true }) };
}

/** Write all that is kept, and keep nothing. */
async function append(file: FileHandle, kept: Buffer[]): Promise<void> {
  for (const bytes of kept.splice(0)) {
    for (let at = 0; at < bytes.length;) {
      at += (await guarded(file.write(bytes, at))).bytesWritten;
    }
  }
}

async function nameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `fink-${randomUUID()}.part`);
  const file = await guarded(open(path, 'wx+', 0o600));
  try {
    await guarded(unlink(path));
  } catch (error) {
    await file.close();
    throw error;
  }
  return file;
}

async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new WireFault(
      {
        code: 'unavailable',
        message: 'unavailable: the temporary file of this answer cannot be written',
        remedy:
          'Ask for less, or for a streamed format (ndjson, arrow); whoever runs the gateway checks its disk'
      },
      503,
      { cause: error }
    );
  }
}
