import { z } from 'zod';

/** Body of `/api/v1/schema`: group title -> column name without its family -> what is known of it. */
export const columnSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      type: z.union([z.string(), z.array(z.string())]),
      doc: z.string(),
      unit: z.string().optional()
    })
  )
);

/** Body of `/api/v1/classes`: group title -> labels. */
export const classLists = z.record(z.string(), z.array(z.string()));

export type ColumnSchema = z.infer<typeof columnSchema>;
export type ClassLists = z.infer<typeof classLists>;
