import { type FastifyInstance } from 'fastify';
import { type IServices } from '../services';
import { versionRoute } from './version/route';

/** All routes: one line each. */
const ROUTES: readonly ((app: FastifyInstance, services: IServices) => void)[] = [versionRoute];

/** Add all routes to a server. */
export function addRoutes(app: FastifyInstance, services: IServices): void {
  for (const route of ROUTES) {
    route(app, services);
  }
}
