import { type FastifyInstance } from 'fastify';
import { parseExact } from '../../wire/exactjson';
import { WireFault } from '../../wire/fault';

/** Read JSON bodies so that 64-bit ids in them stay exact (as text). An empty body is no body. */
export function readBodiesExactly(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    if (text.trim() === '') {
      done(null, undefined);
      return;
    }
    try {
      done(null, parseExact(text));
    } catch (error) {
      const message = 'invalid body: not JSON';
      done(
        new WireFault({ code: 'invalid', message, remedy: 'Send the arguments as {"name": value}' }, 400, {
          cause: error
        })
      );
    }
  });
}
