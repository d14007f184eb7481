import { FORMAT_NAMES } from '../core/format/formats';
import { oneOf } from './scalar';

/** Format of the answer of a route that gives rows. Without it the header `Accept` decides. */
export const outputFormat = oneOf(FORMAT_NAMES);
