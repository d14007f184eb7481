import { type FastifyRequest } from 'fastify';
import { WireFault } from '../../wire/fault';

/**
 * Arguments of a request: those of the query string win over those of a JSON body, as in the Fink API.
 * @throws WireFault when the body is JSON but not an object.
 */
export function givenArguments(request: FastifyRequest): Record<string, unknown> {
  return { ...bodyArguments(request.body), ...(request.query as Record<string, unknown>) };
}

function bodyArguments(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) {
    return {};
  }
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw new WireFault({
      code: 'invalid',
      message: 'invalid body: not a JSON object',
      remedy: 'Send the arguments as {"name": value}'
    });
  }
  return { ...body };
}
