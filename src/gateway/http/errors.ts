import { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { WireFault } from '../../wire/fault';
import { type ErrorBody, type WireError } from '../../wire/frames';
import { StoreFault } from '../store/storefault';
import { ClientLeft } from './leaving';
import { note } from './tellrequests';
import { storeTrouble } from './troubles';

/** Headers that describe an answer, and no error. */
const OF_ANSWERS = [
  'content-disposition',
  'content-encoding',
  'content-length',
  'x-fink-complete',
  'x-fink-reason'
] as const;

/** Body of an error answer: our shape, with the two keys that clients of the Fink API know. */
export function errorAnswer(error: WireError, requestId?: string): ErrorBody {
  const text = error.remedy ? `${error.message}. ${error.remedy}` : error.message;
  return { status: 'error', text, error, ...(requestId === undefined ? {} : { requestId }) };
}

/** What can be said about anything that was thrown. Unforeseen errors tell nothing of the inside; the log has them. */
export function asWireFault(error: unknown): WireFault {
  if (error instanceof WireFault) {
    return error;
  }
  if (error instanceof ClientLeft) {
    return new WireFault({ code: 'cancelled', message: error.message }, 499, { cause: error });
  }
  if (error instanceof StoreFault) {
    return storeTrouble(error);
  }
  const status = (error as Partial<FastifyError> | null)?.statusCode;
  if (error instanceof Error && status !== undefined && status >= 400 && status < 500) {
    const remedy = status === 413 ? { remedy: 'Send fewer ids in one request' } : {};
    return new WireFault(
      { code: 'invalid', message: `invalid request: ${error.message}`, ...remedy },
      status,
      {
        cause: error
      }
    );
  }
  if (error instanceof Error && /^(invalid|missing|unsupported) (store|table)/.test(error.message)) {
    return new WireFault({ code: 'unavailable', message: error.message }, 503, { cause: error });
  }
  return new WireFault(
    { code: 'internal', message: 'unknown error inside the gateway', remedy: 'Its log has the details' },
    500,
    { cause: error }
  );
}

/** Take back what was said of an answer that has failed before its head had gone. */
function forgetAnswer(reply: FastifyReply): void {
  for (const name of OF_ANSWERS) {
    void reply.removeHeader(name);
    // A stream has handed its headers on already.
    reply.raw.removeHeader(name);
  }
}

/** Answer everything that is thrown, and every address that does not exist, in one shape. */
export function answerErrors(app: FastifyInstance, routes: () => readonly string[]): void {
  app.setErrorHandler((error, request, reply) => {
    const fault = asWireFault(error);
    note(request, { error: fault.error.code });
    if (fault.status >= 500) {
      request.log.error({ err: error }, fault.message);
    }
    forgetAnswer(reply);
    void reply
      .code(fault.status)
      .type('application/json; charset=utf-8')
      .send(errorAnswer(fault.error, request.id));
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const known = `Known routes: ${routes().join(', ')}`;
    note(request, { error: 'unknown' });
    const message = `unknown route: ${request.method} ${path}`;
    void reply.code(404).send(errorAnswer({ code: 'unknown', message, remedy: known }, request.id));
  });
}
