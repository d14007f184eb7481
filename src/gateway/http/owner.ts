import { type FastifyRequest } from 'fastify';

/** Header in which a Jupyter server, or a proxy that knows its users, says on whose account it asks. */
export const OWNER_HEADER = 'x-fink-user';

/**
 * On whose account a request is made: what the header says, else the address it comes from. It decides only whose turn
 * it is, and is never shown. Whoever can reach the gateway past its proxy can claim to be anybody; all that is won by it
 * is a place in the line.
 */
export function ownerOf(request: FastifyRequest): string {
  const said = request.headers[OWNER_HEADER];
  return typeof said === 'string' && /^[\w.-]{1,100}$/.test(said)
    ? `user ${said}`
    : `address ${request.ip ?? ''}`;
}
