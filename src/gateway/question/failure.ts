import { type ITrailer } from '../run/trailer';

/** Why a run failed: what was thrown where the run kept it, else its words; null when it did not fail. */
export function failureOf(trailer: ITrailer | undefined): Error | null {
  if (trailer === undefined || trailer.error === null) {
    return null;
  }
  const { fault } = trailer;
  // Not by `instanceof`: errors of the system may come from another realm.
  const isError = typeof fault === 'object' && fault !== null && 'message' in fault;
  return isError ? (fault as Error) : new Error(trailer.error);
}
