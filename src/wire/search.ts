import { z } from 'zod';
import { columnList } from './columnlist';
import { outputFormat } from './output';
import { text } from './scalar';
import { sourceName } from './sourcename';

/** `i:jd` is ascending, `-i:jd` descending. */
export const sortOrder = text.transform((value, context) => {
  const column = value.replace(/^[-+]/, '').trim();
  if (column === '') {
    context.addIssue({
      code: 'custom',
      message: 'give a column, with a minus before it for descending order'
    });
    return z.NEVER;
  }
  return { column, descending: value.startsWith('-') };
});

/** Arguments of `/api/v1/explain`. */
export const explainArguments = z.strictObject({
  /** Text of the query language. */
  query: text,
  /** Columns wanted, instead of the default set of the kind of query. */
  columns: columnList.optional(),
  sort: sortOrder.optional(),
  source: sourceName.optional()
});

/** Arguments of `/api/v1/search`. */
export const searchArguments = explainArguments.extend({
  /** NDJSON when absent and the header `Accept` does not say otherwise. */
  'output-format': outputFormat.optional()
});

export type SearchArguments = z.infer<typeof searchArguments>;
