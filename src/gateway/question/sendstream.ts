import { Readable } from 'node:stream';
import { type FastifyReply } from 'fastify';
import { type EndFrame } from '../../wire/frames';
import { describeAnswer } from '../format/describe';
import { asWireFault } from '../http/errors';
import { note } from '../http/tellrequests';
import { arrowPieces } from './arrowpieces';
import { answerFrames } from './frames';
import { type IRowStream } from './rowstream';

/** How rows are written of which the first are sent while others are still being read. */
const PIECES: Readonly<Record<'ndjson' | 'arrow', (...given: GivenToPieces) => Piece>> = {
  ndjson: answerFrames,
  arrow: arrowPieces
};
type GivenToPieces = Parameters<typeof answerFrames>;
type Piece = AsyncGenerator<string | Uint8Array, void, undefined>;

/** Formats that are streamed. */
export type StreamedFormat = keyof typeof PIECES;

export interface ISendOptions {
  /** Called when the last piece has gone, or nobody wants any more. */
  readonly leave?: () => void;
  /** Headers of this answer beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Send rows as they come. The socket pulls: a client that reads slowly slows the store down and fills no memory, and one that
 * leaves ends the reading.
 * @throws what fails before there is anything to send; a later failure is told in the end frame (NDJSON) or breaks the
 * connection (Arrow).
 */
export async function sendStream(
  reply: FastifyReply,
  format: StreamedFormat,
  rows: IRowStream,
  signal: AbortSignal,
  { leave = () => undefined, headers = {} }: ISendOptions = {}
): Promise<FastifyReply> {
  const { request } = reply;
  const pieces = PIECES[format](
    rows,
    signal,
    ({ rows: sent, rowsRead, complete, reason, ms }: EndFrame['end']) =>
      note(request, { rows: sent, rowsRead, storeMs: ms.store.toFixed(1), complete, reason }),
    (error: unknown) => {
      if (!signal.aborted) {
        note(request, { error: asWireFault(error).error.code });
        request.log.error({ err: error }, 'an answer failed on its way');
      }
    }
  );
  try {
    const first = await pieces.next();
    signal.throwIfAborted();
    const stream = Readable.from(continued(first, pieces));
    stream.once('close', leave);
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    describeAnswer(reply, format);
    return reply.headers(headers).send(stream);
  } catch (error) {
    await pieces.return();
    leave();
    throw error;
  }
}

/** A generator of which the first piece has been taken already. */
async function* continued<T>(
  first: IteratorResult<T, void>,
  rest: AsyncGenerator<T, void, undefined>
): AsyncGenerator<T, void, undefined> {
  try {
    if (first.done !== true) {
      yield first.value;
      yield* rest;
    }
  } finally {
    await rest.return();
  }
}
