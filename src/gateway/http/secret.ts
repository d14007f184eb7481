import { createHash, timingSafeEqual } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { WireFault } from '../../wire/fault';

/** Ask every request for the secret (`Authorization: Bearer …`) that the starter of the gateway and nobody else knows. */
export function askForSecret(app: FastifyInstance, secret: string): void {
  const wanted = digest(`Bearer ${secret}`);
  app.addHook('onRequest', async request => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), wanted)) {
      throw new WireFault({ code: 'missing', message: 'missing or invalid secret of this gateway' }, 401);
    }
  });
}

/** Of one length for texts of any length, so that the comparison tells nothing. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
