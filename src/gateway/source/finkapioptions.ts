import { ConfigFault } from '../config/fault';
import { type SourceConfig } from '../config/sourceconfig';
import { type IFinkApiOptions } from '../finkapi/options';
import { ownVersion } from '../ownversion';

type FinkApiConfig = Extract<SourceConfig, { DRIVER: 'fink-api' }>;

/**
 * What the driver for the Fink API is told.
 * @throws ConfigFault where Node was told not to check certificates.
 */
export function finkApiOptions(
  name: string,
  { API, PARALLEL, CALL_SECONDS, CACHE_SECONDS }: FinkApiConfig,
  environment: NodeJS.ProcessEnv
): IFinkApiOptions {
  if (environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && API.startsWith('https:')) {
    throw new ConfigFault(
      `invalid NODE_TLS_REJECT_UNAUTHORIZED: 0, with which the certificate of source ${name} would not be checked. Unset it`
    );
  }
  const own = ownVersion();
  return {
    name,
    base: API,
    parallel: PARALLEL,
    callMs: CALL_SECONDS * 1000,
    cacheMs: CACHE_SECONDS * 1000,
    userAgent: `${own.name}/${own.version}`
  };
}
