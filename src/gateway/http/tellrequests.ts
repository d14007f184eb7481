import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type IRequestRecord } from '../telemetry';

/** What a route adds to the record of its request while it works (`rows`, `storeMs`, …). */
const notes = new WeakMap<FastifyRequest, Record<string, unknown>>();

/** Note something about a request for telemetry. */
export function note(request: FastifyRequest, values: Readonly<Record<string, unknown>>): void {
  notes.set(request, { ...notes.get(request), ...values });
}

/**
 * Tell one record per request when its answer has ended: also for errors and for clients that left.
 * Arguments are told, headers never: they may hold secrets.
 */
export function tellRequests(app: FastifyInstance, tell: (record: IRequestRecord) => void): void {
  app.addHook('onRequest', async (request, reply) => {
    const started = performance.now();
    let told = false;
    const once = (): void => {
      if (!told) {
        told = true;
        tell(recordOf(request, reply, (performance.now() - started) / 1000));
      }
    };
    reply.raw.once('finish', once);
    reply.raw.once('close', once);
  });
}

function recordOf(request: FastifyRequest, reply: FastifyReply, seconds: number): IRequestRecord {
  const path = request.routeOptions.url ?? 'unknown';
  const body: unknown = request.body;
  return {
    route: path.split('/').pop() || 'unknown',
    method: request.method,
    seconds,
    input: { ...(typeof body === 'object' ? body : {}), ...(request.query as Record<string, unknown>) },
    state: notes.get(request) ?? {},
    output: {
      status: reply.raw.writableEnded ? reply.statusCode : 'left',
      type: reply.getHeader('content-type'),
      complete: reply.getHeader('x-fink-complete')
    }
  };
}
