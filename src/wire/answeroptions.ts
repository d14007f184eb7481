import { columnList } from './columnlist';
import { outputFormat } from './output';
import { sourceName } from './sourcename';

/** Arguments of every route that answers with rows: how, and from where. */
export const answerOptions = {
  source: sourceName.optional(),
  'output-format': outputFormat.optional()
};

/** The same where the columns can be chosen. */
export const alertOptions = { columns: columnList.optional(), ...answerOptions };
