/** Options of a `refine` for what the Fink API has and we have not (yet): the error is "unsupported", not "invalid". */
export function refused(remedy: string): { message: string; params: { word: 'unsupported' } } {
  return { message: remedy, params: { word: 'unsupported' } };
}
