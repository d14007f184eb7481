import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { askingOf, onBehalfOf } from '../request/asking';
import { type IRequestRecord } from '../request/record';

/** What a route adds to the record of its request while it works (`rows`, `reason`, …). */
const notes = new WeakMap<FastifyRequest, Record<string, unknown>>();

/** Note something about a request for its record. */
export function note(request: FastifyRequest, values: Readonly<Record<string, unknown>>): void {
  notes.set(request, { ...notes.get(request), ...values });
}

/**
 * Tell one record per request when its answer has ended: also for errors, for answers that broke off and for clients that
 * left. Arguments are told, headers never: they may hold secrets. To be called before anything can refuse a request.
 */
export function tellRequests(app: FastifyInstance, tell: (record: IRequestRecord) => void): void {
  app.addHook('onRequest', async (request, reply) => {
    const started = performance.now();
    let told = false;
    const once = (whole: boolean): void => {
      if (!told) {
        told = true;
        tell(recordOf(request, reply, (performance.now() - started) / 1000, whole));
      }
    };
    reply.raw.once('finish', () => once(true));
    reply.raw.once('close', () => once(reply.raw.writableFinished));
  });
  // The last hook before the handler: earlier ones wait for the body, which arrives on nobody's behalf.
  app.addHook('preHandler', (request, _reply, done) => onBehalfOf(askingOf(request), done));
}

/** @param whole - Whether all of the answer was handed over. */
function recordOf(
  request: FastifyRequest,
  reply: FastifyReply,
  seconds: number,
  whole: boolean
): IRequestRecord {
  const path = request.routeOptions.url ?? 'unknown';
  const body: unknown = request.body;
  const { reads } = askingOf(request);
  const { error, ...noted } = notes.get(request) ?? {};
  const read =
    reads.source === undefined
      ? {}
      : { source: reads.source, rowsRead: reads.rows, storeMs: reads.ms.toFixed(1) };
  return {
    id: request.id,
    route: path.split('/').pop() || 'unknown',
    path,
    method: request.method,
    seconds,
    storeSeconds: reads.ms / 1000,
    source: reads.source,
    input: { ...(typeof body === 'object' ? body : {}), ...(request.query as Record<string, unknown>) },
    state: { ...read, ...noted },
    output: {
      status: whole ? reply.statusCode : error === undefined ? 'left' : 'broken',
      type: reply.getHeader('content-type'),
      complete: reply.getHeader('x-fink-complete') ?? noted['complete'],
      error
    }
  };
}
