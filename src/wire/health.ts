import { z } from 'zod';

/** A load of alerts that has begun and not come to its end. */
export const loading = z.object({
  /** What is being loaded, to follow the word "Loading": `the simulated sky`. */
  what: z.string(),
  /** Alerts read so far, those of earlier runs of the same load included. */
  alerts: z.number(),
  /** Alerts there are to read; absent when this is not known. */
  total: z.number().optional(),
  /** When this run began, ISO UTC. */
  since: z.string(),
  /** False: the process that loaded it is gone. */
  running: z.boolean(),
  /** Command that goes on with it, when it was interrupted. */
  again: z.string().optional()
});

/** One of the sources that the gateway offers. */
export const sourceHealth = z.object({
  /** Its name: the value of the argument `source`. */
  name: z.string(),
  /** `embedded`, `hbase-rest`, `hbase-thrift2` or `fink-api`; gateways to come may have others. */
  driver: z.string(),
  /** Whether it is asked when no source is named. */
  default: z.boolean(),
  /** `unknown`: a service outside that nobody has asked yet; it is asked when somebody chooses it. */
  state: z.enum(['up', 'down', 'unknown']),
  /** Why it is down, and what to do; of a service that is up, what it says that it is. */
  message: z.string().optional(),
  remedy: z.string().optional(),
  /** Since when it is down, ISO UTC. */
  since: z.string().optional()
});

/** Body of `/health`: what can be served now by the source that the argument `source` names, else by the default one. */
export const health = z.object({
  /** `ok`; `empty`: a store without alerts; `degraded`: the store cannot be read. */
  status: z.enum(['ok', 'empty', 'degraded']),
  /** Name of the source. */
  source: z.string(),
  /** Number of alerts in the main table; null where nobody can tell without counting them. */
  alerts: z.number().nullable(),
  /** Names of the tables there are. */
  tables: z.array(z.string()),
  /** UTC date (YYYY-MM-DD) of the latest alert, or null. */
  lastNight: z.string().nullable(),
  /** True when the alerts are made up by the simulator. */
  simulated: z.boolean(),
  message: z.string().optional(),
  remedy: z.string().optional(),
  /** Absent when nothing is being loaded and nothing was cut. */
  loading: loading.optional(),
  /** All sources that the gateway offers, in its order; absent from gateways that have but one. */
  sources: z.array(sourceHealth).optional()
});

/** Body of `/version`. */
export const version = z.object({ name: z.string(), version: z.string(), node: z.string() });

export type SourceHealth = z.infer<typeof sourceHealth>;
export type Health = z.infer<typeof health>;
export type Loading = z.infer<typeof loading>;
export type Version = z.infer<typeof version>;
