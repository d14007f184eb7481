import { type ConfigFile } from './config';
import { DRIVERS, type SourceConfig } from './sourceconfig';

/** Name of the only source of a file without SOURCES. */
export const EMBEDDED = 'embedded';

/** The sources of a configuration by name, in the order of the file. */
export function sourcesOf({ SOURCES }: Pick<ConfigFile, 'SOURCES'>): ReadonlyMap<string, SourceConfig> {
  const given = Object.entries(SOURCES ?? {});
  return new Map(given.length > 0 ? given : [[EMBEDDED, { DRIVER: 'embedded', LIMITS: {} }]]);
}

/**
 * Name of the source that is asked when nobody names one: SOURCE, else the first one with driver `hbase-thrift2`, else
 * the first with `hbase-rest`, else the first embedded one, else the first `fink-api`: nothing is asked of others while there
 * are alerts of one's own. Thrift2 comes before REST because its server tells every
 * error that it has while it reads, and because it sends rows in fewer bytes.
 */
export function defaultSource(config: Pick<ConfigFile, 'SOURCE' | 'SOURCES'>): string {
  const sources = [...sourcesOf(config)];
  const first = DRIVERS.flatMap(driver => sources.filter(([, { DRIVER }]) => DRIVER === driver))[0];
  return config.SOURCE || (first?.[0] ?? EMBEDDED);
}
