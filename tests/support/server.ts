import { type FastifyInstance } from 'fastify';
import { configSchema, type ConfigFile } from '../../src/gateway/config/config';
import { buildServer } from '../../src/gateway/server';
import { type IServices, openServices } from '../../src/gateway/services';
import { type IRequestRecord } from '../../src/gateway/request/record';
import { type IRowStore } from '../../src/gateway/store/rowstore';
import { type MemoryStore } from './memorystore';
import { smallSky } from './smallsky';

/** A server on a small sky, the store under it, and what it told of its requests. */
export interface ITestServer {
  readonly app: FastifyInstance;
  readonly store: MemoryStore;
  readonly records: IRequestRecord[];
  readonly services: IServices;
}

/**
 * Build a server that does not listen; use `app.inject`.
 * @param stores - Stores of sources by name; all others have `store`.
 */
export function testServer(
  store = smallSky(),
  config: Partial<ConfigFile> = {},
  secret?: string,
  stores: Readonly<Record<string, IRowStore>> = {}
): ITestServer {
  const records: IRequestRecord[] = [];
  const whole = { ...configSchema.parse({ LOGLEVEL: 'silent', ...config }), DATA: '/nowhere' };
  const services = openServices(whole, name => stores[name] ?? store);
  const app = buildServer(services, {
    tell: record => records.push(record),
    ...(secret === undefined ? {} : { secret })
  });
  return { app, store, records, services };
}
