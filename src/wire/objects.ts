import { z } from 'zod';
import { columnList } from './columnlist';
import { flag } from './flag';
import { outputFormat } from './output';
import { refused } from './refused';
import { filled } from './scalar';
import { sourceName } from './sourcename';

/** Arguments of `/api/v1/objects`: the alerts of one or several objects. */
export const objectsArguments = z.strictObject({
  /** One id, several joined by commas, or the beginning of an id. */
  objectId: filled,
  /** Also upper limits and detections of bad quality, told apart by `d:tag`. */
  withupperlim: flag.optional(),
  columns: columnList.optional(),
  source: sourceName.optional(),
  'output-format': outputFormat.optional(),
  withcutouts: flag
    .refine(value => !value, refused('take cutouts one by one from /api/v1/cutouts'))
    .optional()
});

export type ObjectsArguments = z.infer<typeof objectsArguments>;
