import { z } from 'zod';

/** Words of LOGLEVEL, from nothing to everything. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Keys of config.yml, named in the style of Fink's own services. Each has a default. */
export const configSchema = z.strictObject({
  /** Address to listen on when the gateway runs alone. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Port to listen on when the gateway runs alone; 0 is any free port. */
  PORT: z.int().min(0).max(65535).default(32000),
  /** Where alerts come from. */
  SOURCE: z.enum(['embedded']).default('embedded'),
  /** Folder of the embedded store; empty means the default of this machine. */
  DATA: z.string().nullable().default(''),
  /** Most rows that one request may read. */
  NLIMIT: z.int().min(1).max(10_000_000).default(10_000),
  /** Largest radius of a cone, arcseconds. */
  MAXRADIUS: z.number().positive().max(18_000).default(18_000),
  /** Most seconds that one request may take. */
  DEADLINE: z.number().positive().max(3600).default(60),
  /** Most searches at the same time. */
  PARALLEL: z.int().min(1).max(256).default(8),
  LOGLEVEL: z.enum(LOG_LEVELS).default('warn')
});

export type ConfigFile = z.infer<typeof configSchema>;

/** The configuration of a running gateway: the file, and what the command line and the environment say beyond it. */
export interface IConfig extends ConfigFile {
  /** Absolute path of the folder of the embedded store. */
  readonly DATA: string;
}
