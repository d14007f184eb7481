import { oneOf } from './scalar';

/** Format of the answer of `objects`, `conesearch` and `latests`. */
export const outputFormat = oneOf(['json', 'csv']);
