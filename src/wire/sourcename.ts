import { filled } from './scalar';

/** Name of the source that is asked; the gateway's default one when absent. `/health` lists those that it offers. */
export const sourceName = filled;
