import { type FastifyInstance } from 'fastify';
import { classGroups } from '../../../core/survey/ztf';

/** `/api/v1/classes`: every class that can be asked for, in the groups of the Fink API. */
export function classesRoute(app: FastifyInstance): void {
  app.route({ method: ['GET', 'POST'], url: '/api/v1/classes', handler: () => classGroups() });
}
