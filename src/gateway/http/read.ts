import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { readArguments } from '../../wire/arguments';
import { givesRows } from '../../wire/output';
import { chooseFormat } from '../format/negotiate';
import { givenArguments } from './given';

/** Work of a route: checked arguments in, answer out. */
export type ReadHandler<A> = (given: A, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/**
 * Add a route that reads: GET with a query string, or POST with the same arguments as a JSON body. A client that accepts no
 * format of rows is told so (406) before anything is read.
 */
export function addRead<S extends z.ZodObject>(
  app: FastifyInstance,
  url: string,
  schema: S,
  handler: ReadHandler<z.infer<S>>
): void {
  const rows = givesRows(schema);
  app.route({
    method: ['GET', 'POST'],
    url,
    handler: (request, reply) => {
      const given = readArguments(schema, givenArguments(request));
      if (rows && given['output-format'] === undefined) {
        chooseFormat(request, undefined);
      }
      return handler(given, request, reply);
    }
  });
}
