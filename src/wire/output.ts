import { z } from 'zod';
import { FORMAT_NAMES } from '../core/format/formats';
import { oneOf } from './scalar';

/** Format of the answer of a route that gives rows. Without it the header `Accept` decides. */
export const outputFormat = oneOf(FORMAT_NAMES);

/** Whether a route gives rows, in any of the formats. Stamps have formats of their own. */
export function givesRows(schema: z.ZodObject): boolean {
  const argument: unknown = schema.shape['output-format'];
  return argument instanceof z.ZodOptional && argument.unwrap() === outputFormat;
}
