import fastify, { type FastifyInstance, LogController } from 'fastify';
import { compressAnswers } from './http/compress';
import { answerErrors } from './http/errors';
import { readBodiesExactly } from './http/exactbody';
import { logOptions } from './http/log';
import { requestIdOf } from './http/requestid';
import { askForSecret } from './http/secret';
import { tellRequests } from './http/tellrequests';
import { addRoutes } from './route/index';
import { Metrics } from './metrics/metrics';
import { logRequest } from './request/logrequest';
import { type IRequestRecord } from './request/record';
import { metricsRoute } from './route/metrics/route';
import { type IServices } from './services';

/** Options of a server beyond its services. */
export interface IServerOptions {
  /** Secret that each request must bring; none when only the owner can reach the socket. */
  readonly secret?: string;
  /** Told of each request when it has ended. */
  readonly tell?: (record: IRequestRecord) => void;
  /** Whether requests are counted, and `/metrics` tells the counts. */
  readonly metrics?: boolean;
  /** Where the log goes; standard error when left out. */
  readonly logTo?: NodeJS.WritableStream;
}

/** Requests carry id lists at most. */
const BODY_LIMIT = 1024 * 1024;
/** Milliseconds in which a request must have arrived whole. */
const REQUEST_TIMEOUT = 30_000;

/** The HTTP server, not yet listening. It answers no other origin (no CORS), and reads nothing but JSON. */
export function buildServer(services: IServices, options: IServerOptions = {}): FastifyInstance {
  const app = fastify({
    logger: logOptions(services.config.LOGLEVEL, options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers),
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 }
  });
  const paths = new Set<string>();
  app.addHook('onRoute', route => {
    paths.add(route.url.replace(/(.)\/$/, '$1'));
  });
  answerErrors(app, () => [...paths]);
  readBodiesExactly(app);
  services.sources.log = app.log;
  const metrics = options.metrics === true ? new Metrics(services) : undefined;
  tellRequests(app, record => {
    logRequest(app.log, record);
    metrics?.observe(record);
    options.tell?.(record);
  });
  if (options.secret) {
    askForSecret(app, options.secret);
  }
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) {
      reply.header('cache-control', 'no-store');
    }
  });
  compressAnswers(app);
  void app.register(async routes => {
    addRoutes(routes, services);
    if (metrics !== undefined) {
      metricsRoute(routes, metrics);
    }
  });
  return app;
}
