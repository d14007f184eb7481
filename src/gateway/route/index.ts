import { type FastifyInstance } from 'fastify';
import { type IServices } from '../services';
import { anomalyRoute } from './anomaly/route';
import { classesRoute } from './classes/route';
import { conesearchRoute } from './conesearch/route';
import { cutoutsRoute } from './cutouts/route';
import { daterangeRoute } from './daterange/route';
import { explainRoute } from './explain/route';
import { healthRoute } from './health/route';
import { latestsRoute } from './latests/route';
import { metadataRoute } from './metadata/route';
import { objectsRoute } from './objects/route';
import { randomRoute } from './random/route';
import { resolverRoute } from './resolver/route';
import { schemaRoute } from './schema/route';
import { searchRoute } from './search/route';
import { ssocandRoute } from './ssocand/route';
import { ssoRoute } from './sso/route';
import { statisticsRoute } from './statistics/route';
import { trackletRoute } from './tracklet/route';
import { versionRoute } from './version/route';

/** All routes: one line each. */
const ROUTES: readonly ((app: FastifyInstance, services: IServices) => void)[] = [
  searchRoute,
  objectsRoute,
  conesearchRoute,
  latestsRoute,
  anomalyRoute,
  trackletRoute,
  ssoRoute,
  ssocandRoute,
  daterangeRoute,
  randomRoute,
  resolverRoute,
  statisticsRoute,
  metadataRoute,
  cutoutsRoute,
  schemaRoute,
  classesRoute,
  explainRoute,
  healthRoute,
  versionRoute
];

/** Add all routes to a server. */
export function addRoutes(app: FastifyInstance, services: IServices): void {
  for (const route of ROUTES) {
    route(app, services);
  }
}
