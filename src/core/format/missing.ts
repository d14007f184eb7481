import { type Value } from '../value';

/** A value that is there. */
export type Present = Exclude<Value, null>;

/** The value of a cell, null where there is none: absent, null and NaN are the same in every format. */
export function present(value: Value | undefined): Present | null {
  return value === undefined || value === null || Number.isNaN(value) ? null : value;
}
