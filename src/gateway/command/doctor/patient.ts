import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type IConfig } from '../../config/config';
import { defaultDataDir } from '../../config/datadir';
import { ConfigFault } from '../../config/fault';
import { type IOverrides, loadConfig } from '../../config/load';
import { reasonOf } from '../../reasonof';

/** What is examined: an installation as the environment and the command line describe it. */
export interface IPatient {
  readonly overrides: IOverrides;
  readonly environment: NodeJS.ProcessEnv;
  /** Folder of the program. */
  readonly programDir: string;
  /** The file that was read, or should have been; undefined where none is named and none came along. */
  readonly file: string | undefined;
  /** Undefined when it cannot be used. */
  readonly config: IConfig | undefined;
  /** What is wrong with it, one line each. */
  readonly configFaults: readonly string[];
  /** Folder of the embedded store, also when the configuration cannot be used. */
  readonly dataDir: string;
}

/** Read what there is. Never throws: what is wrong is told by the check of the configuration. */
export function readPatient(
  overrides: IOverrides,
  environment: NodeJS.ProcessEnv,
  programDir: string
): IPatient {
  const named = overrides.config ?? environment['FINK_CONFIG'];
  const beside = join(programDir, 'config.yml');
  const known = {
    overrides,
    environment,
    programDir,
    file: named || (existsSync(beside) ? beside : undefined)
  };
  try {
    const config = loadConfig(overrides, environment, programDir);
    return { ...known, config, configFaults: [], dataDir: config.DATA };
  } catch (error) {
    const configFaults =
      error instanceof ConfigFault
        ? error.message.split('\n')
        : [`invalid configuration: ${reasonOf(error)}`];
    return { ...known, config: undefined, configFaults, dataDir: otherwise(overrides, environment) };
  }
}

/** The folder of the data without the file. */
function otherwise({ data }: IOverrides, environment: NodeJS.ProcessEnv): string {
  return resolve((data ?? environment['FINK_DATA']) || defaultDataDir(environment));
}
