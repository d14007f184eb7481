import { type FastifyReply } from 'fastify';

/** A signal that is aborted when the client leaves before the whole answer was written. */
export function leavingSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) {
      controller.abort(new ClientLeft());
    }
  });
  return controller.signal;
}

/** Why a search was stopped whose client has gone. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';

  constructor() {
    super('cancelled: the client has left');
  }
}
