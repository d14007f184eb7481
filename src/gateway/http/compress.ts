import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import { type FastifyInstance } from 'fastify';

/** Answers that gain by it. Parquet is compressed inside, pictures are too. */
const TYPES = /^(application\/(json|x-ndjson|x-votable\+xml|vnd\.apache\.arrow\.stream|fits)|text\/)/;

/** Bytes of an answer that is sent as it is: compressing it would take longer than sending it. */
const TINY = 1024;

/**
 * Compress answers for clients that take it. Everything that is written is flushed, so that the first row of a stream does
 * not wait for the last. To be called before routes are added.
 */
export function compressAnswers(app: FastifyInstance): void {
  void app.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: TYPES,
    threshold: TINY,
    zlibOptions: { flush: constants.Z_SYNC_FLUSH },
    brotliOptions: {
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 }
    },
    // Requests carry id lists: they are read as they are.
    globalDecompression: false
  });
}
