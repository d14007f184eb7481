import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { readArguments } from '../../wire/arguments';
import { givenArguments } from './given';

/** Work of a route: checked arguments in, answer out. */
export type ReadHandler<A> = (given: A, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Add a route that reads: GET with a query string, or POST with the same arguments as a JSON body. */
export function addRead<S extends z.ZodObject>(
  app: FastifyInstance,
  url: string,
  schema: S,
  handler: ReadHandler<z.infer<S>>
): void {
  app.route({
    method: ['GET', 'POST'],
    url,
    handler: (request, reply) => handler(readArguments(schema, givenArguments(request)), request, reply)
  });
}
