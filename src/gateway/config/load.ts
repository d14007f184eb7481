import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ConfigFile, configSchema, type IConfig } from './config';
import { defaultDataDir } from './datadir';
import { ConfigFault } from './fault';
import { parseConfig } from './parse';
import { type SourceConfig } from './sourceconfig';

/** What the command line says about the configuration. */
export interface IOverrides {
  /** Path of the configuration file. */
  readonly config?: string;
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
}

/**
 * The configuration: command line, then environment (FINK_CONFIG, FINK_DATA, FINK_HOST, FINK_PORT), then the file, then defaults.
 * Without a named file it is `config.yml` beside the program, if there is one.
 * @throws ConfigFault when something named does not exist or cannot be used.
 */
export function loadConfig(
  overrides: IOverrides = {},
  environment: NodeJS.ProcessEnv = process.env,
  programDir: string = __dirname
): IConfig {
  const file = readConfig(overrides.config ?? environment['FINK_CONFIG'], programDir);
  const port = overrides.port ?? environment['FINK_PORT'];
  return {
    ...file,
    HOST: overrides.host ?? environment['FINK_HOST'] ?? file.HOST,
    PORT: port === undefined ? file.PORT : readPort(port),
    DATA: resolve((overrides.data ?? environment['FINK_DATA']) || file.DATA || defaultDataDir(environment))
  };
}

function readConfig(named: string | undefined, programDir: string): ConfigFile {
  const path = named ? resolve(named) : join(programDir, 'config.yml');
  if (!existsSync(path)) {
    if (named) {
      throw new ConfigFault(`missing configuration file: ${path}`);
    }
    return configSchema.parse({});
  }
  return withWholePaths(parseConfig(readFileSync(path, 'utf8'), path), dirname(path));
}

/** Files and folders that sources name begin at the folder of the configuration. */
function withWholePaths(file: ConfigFile, folder: string): ConfigFile {
  const whole = (path: string): string => resolve(folder, path);
  const sources = Object.entries(file.SOURCES ?? {}).map(([name, source]): [string, SourceConfig] => {
    if (source.DRIVER === 'embedded') {
      return [name, source.DATA === undefined ? source : { ...source, DATA: whole(source.DATA) }];
    }
    if (source.DRIVER === 'fink-api') {
      return [name, source];
    }
    const secured = typeof source.TLS === 'string' ? { ...source, TLS: whole(source.TLS) } : source;
    return secured.DRIVER === 'hbase-rest' && secured.PASSWORD_FILE !== undefined
      ? [name, { ...secured, PASSWORD_FILE: whole(secured.PASSWORD_FILE) }]
      : [name, secured];
  });
  return { ...file, SOURCES: Object.fromEntries(sources) };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    throw new ConfigFault(`invalid port: ${text}. Give a number from 0 to 65535`);
  }
  return port;
}
