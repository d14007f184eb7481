import { z } from 'zod';

/** Body of `/health`: what can be served now. */
export const health = z.object({
  /** `ok`; `empty`: a store without alerts; `degraded`: the store cannot be read. */
  status: z.enum(['ok', 'empty', 'degraded']),
  /** Which kind of source the alerts come from. */
  source: z.string(),
  /** Number of alerts in the main table. */
  alerts: z.number(),
  /** Names of the tables there are. */
  tables: z.array(z.string()),
  /** UTC date (YYYY-MM-DD) of the latest alert, or null. */
  lastNight: z.string().nullable(),
  /** True when the alerts are made up by the simulator. */
  simulated: z.boolean(),
  message: z.string().optional(),
  remedy: z.string().optional()
});

/** Body of `/version`. */
export const version = z.object({ name: z.string(), version: z.string(), node: z.string() });

export type Health = z.infer<typeof health>;
export type Version = z.infer<typeof version>;
