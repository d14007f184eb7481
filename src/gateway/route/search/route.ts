import { Readable } from 'node:stream';
import { type FastifyInstance } from 'fastify';
import { searchArguments } from '../../../wire/search';
import { leavingSignal } from '../../http/leaving';
import { ownerOf } from '../../http/owner';
import { addRead } from '../../http/read';
import { note } from '../../http/tellrequests';
import { takePlace } from '../../question/place';
import { readQuery } from '../../question/readquery';
import { checkNotEmpty, startQuestion } from '../../question/start';
import { type IServices } from '../../services';
import { searchFrames } from './frames';

/** `/api/v1/search`: a text of the query language in, a stream of frames (NDJSON) out. */
export function searchRoute(app: FastifyInstance, services: IServices): void {
  addRead(app, '/api/v1/search', searchArguments, async (given, request, reply) => {
    const signal = leavingSignal(reply);
    const owner = ownerOf(request);
    const source = await services.sources.get(given.source);
    const question = await startQuestion(source, readQuery(given), { owner });
    await checkNotEmpty(source);
    const leave = await takePlace(services, question, owner, signal);
    const frames = searchFrames(
      question,
      signal,
      ({ rows, rowsRead, complete, reason, ms }) =>
        note(request, { rows, rowsRead, storeMs: ms.store.toFixed(1), complete, reason }),
      error => {
        if (!signal.aborted) {
          request.log.error({ err: error }, 'a search failed');
        }
      }
    );
    // Pulled by the socket: a client that reads slowly slows the store down and fills no memory.
    const stream = Readable.from(frames);
    stream.once('close', leave);
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    return reply.type('application/x-ndjson; charset=utf-8').send(stream);
  });
}
