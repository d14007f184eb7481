import type { FieldType } from './fields';
import {
  readClass,
  readColumns,
  readCount,
  readDeclination,
  readFlag,
  readRadius,
  readRightAscension,
  readSort,
  readTime,
  type ValueResult
} from './values';

/** Any value of a field. */
export type FieldValue =
  string | number | boolean | readonly string[] | { column: string; descending: boolean };

/** The reader of each type of field, called with the text of the value and the key of the field. */
export const READERS: Record<
  Exclude<FieldType, 'ids'>,
  (text: string, key: string) => ValueResult<FieldValue>
> = {
  degrees: (text, key) => (key === 'ra' ? readRightAscension(text) : readDeclination(text)),
  radius: readRadius,
  class: readClass,
  count: readCount,
  time: readTime,
  columns: readColumns,
  sort: readSort,
  flag: readFlag
};
