/** What is read of each element of `prv_candidates`: what the tables of the history keep, and what decides on it. */
export const HISTORY_COLUMNS: readonly string[] =
  'jd fid magpsf sigmapsf diffmaglim magnr sigmagnr isdiffpos distnr rb nbad'.split(' ');
