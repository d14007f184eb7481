import { z } from 'zod';
import { limitKeys, SOURCE_NAME, sourceSchema } from './sourceconfig';

/** Words of LOGLEVEL, from nothing to everything. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Keys of config.yml, named in the style of Fink's own services. Each has a default. */
export const configSchema = z.strictObject({
  /** Address to listen on when the gateway runs alone. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Port to listen on when the gateway runs alone; 0 is any free port. */
  PORT: z.int().min(0).max(65535).default(32000),
  /** Name of the source that is asked when nobody names one; empty: see `defaultSource`. */
  SOURCE: z.string().nullable().default(''),
  /** Where alerts come from, by name; empty: the embedded store in DATA alone. */
  SOURCES: z
    .record(
      z.string().regex(SOURCE_NAME, { error: 'begin names with a letter; letters, digits, - and _ follow' }),
      sourceSchema
    )
    .nullable()
    .default({}),
  /** Folder of the embedded store; empty means the default of this machine. */
  DATA: z.string().nullable().default(''),
  NLIMIT: limitKeys.NLIMIT.default(10_000),
  NBYTES: limitKeys.NBYTES.default(256_000_000),
  MAXRADIUS: limitKeys.MAXRADIUS.default(18_000),
  DEADLINE: limitKeys.DEADLINE.default(60),
  /** Most searches at the same time. */
  PARALLEL: z.int().min(1).max(256).default(16),
  /** Most searches of one user at the same time. */
  PARALLEL_USER: z.int().min(1).max(256).default(8),
  LOGLEVEL: z.enum(LOG_LEVELS).default('warn')
});

export type ConfigFile = z.infer<typeof configSchema>;

/** The configuration of a running gateway: the file, and what the command line and the environment say beyond it. */
export interface IConfig extends ConfigFile {
  /** Absolute path of the folder of the embedded store. */
  readonly DATA: string;
}
