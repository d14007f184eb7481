import { type FastifyInstance } from 'fastify';
import { type Version } from '../../../wire/health';
import { ownVersion } from '../../ownversion';

/** `/version`: name and version of this program, and of the Node that runs it. */
export function versionRoute(app: FastifyInstance): void {
  const version: Version = { ...ownVersion(), node: process.version };
  app.get('/version', () => version);
}
