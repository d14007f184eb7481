import { readFileSync } from 'node:fs';
import { sideTables, ztfTables } from '../../core/survey/ztf';
import { ConfigFault } from '../config/fault';
import { type SourceConfig } from '../config/sourceconfig';
import { reasonOf } from '../reasonof';
import { type IHBaseOptions, type IRestOptions, type IThrift2Options } from '../store/hbase/options';
import { STAMPS_TABLE } from './stampstable';

type RestConfig = Extract<SourceConfig, { DRIVER: 'hbase-rest' }>;
type ThriftConfig = Extract<SourceConfig, { DRIVER: 'hbase-thrift2' }>;

/**
 * What the driver for REST servers is told.
 * @throws ConfigFault when a file of certificates or a password cannot be read.
 */
export function restOptions(name: string, config: RestConfig, environment: NodeJS.ProcessEnv): IRestOptions {
  const { USER, PATH } = config;
  return {
    ...clusterOptions(name, config),
    ...(PATH === undefined ? {} : { path: PATH }),
    ...(USER === undefined
      ? {}
      : { login: { user: USER, password: readPassword(name, config, environment) } })
  };
}

/**
 * What the driver for Thrift2 servers is told.
 * @throws ConfigFault when a file of certificates cannot be read.
 */
export function thrift2Options(name: string, config: ThriftConfig): IThrift2Options {
  return clusterOptions(name, config);
}

function clusterOptions(
  name: string,
  config: RestConfig | ThriftConfig
): IHBaseOptions & Pick<IThrift2Options, 'host' | 'port' | 'tls'> {
  const { HOST, PORT, TLS, NAMESPACE, PARALLEL, CALL_SECONDS, RETRIES, TABLES } = config;
  return {
    name,
    host: HOST,
    port: PORT,
    namespace: NAMESPACE,
    allowed: TABLES ?? [...new Set([...Object.keys(ztfTables), ...Object.keys(sideTables), STAMPS_TABLE])],
    parallel: PARALLEL,
    callMs: CALL_SECONDS * 1000,
    retries: RETRIES,
    ...(TLS === false ? {} : { tls: TLS === true ? {} : { ca: readNamed(name, 'TLS', TLS) } })
  };
}

function readPassword(name: string, config: RestConfig, environment: NodeJS.ProcessEnv): string {
  const { PASSWORD_ENV, PASSWORD_FILE } = config;
  if (PASSWORD_FILE !== undefined) {
    return readNamed(name, 'PASSWORD_FILE', PASSWORD_FILE).replace(/\r?\n$/, '');
  }
  const password = PASSWORD_ENV === undefined ? undefined : environment[PASSWORD_ENV];
  if (!password) {
    throw new ConfigFault(
      `missing password of source ${name}: the environment variable ${PASSWORD_ENV} is not set`
    );
  }
  return password;
}

function readNamed(name: string, key: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigFault(`missing file of source ${name}: ${key} cannot be read (${reasonOf(error)})`, {
      cause: error
    });
  }
  if (text.trim() === '') {
    throw new ConfigFault(`invalid file of source ${name}: ${key}, ${path}, is empty`);
  }
  return text;
}
