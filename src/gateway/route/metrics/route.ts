import { type FastifyInstance } from 'fastify';
import { type Metrics } from '../../metrics/metrics';

/** `/metrics`: what was counted since the start, for Prometheus. It asks for the secret of the gateway as every route does. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await metrics.text();
    return reply.type(type).send(text);
  });
}
