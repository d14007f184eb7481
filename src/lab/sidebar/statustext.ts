import type { TranslationBundle } from '@jupyterlab/translation';

import type { IAnswer, SearchStatus } from './tokens';

/** A duration with as many digits as are of use: `34 ms`, `1.2 s`, `12 s`. */
function duration(ms: number): string {
  if (ms < 95) {
    return `${Math.max(1, Math.round(ms))} ms`;
  }
  return ms < 10000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/** `50 alerts`, `1 object`. */
export function countText(answer: IAnswer, trans: TranslationBundle): string {
  const n = answer.rows.length;
  return answer.unit === 'alerts'
    ? trans._n('%1 alert', '%1 alerts', n, n)
    : trans._n('%1 object', '%1 objects', n, n);
}

/** One line that says where a search stands; empty before the first search. An error has its own place. */
export function statusText(status: SearchStatus, answer: IAnswer | null, trans: TranslationBundle): string {
  if (answer === null || status.kind === 'idle') {
    return '';
  }
  const found = countText(answer, trans);
  const none = answer.rows.length === 0;
  switch (status.kind) {
    case 'running':
      return none ? trans.__('Searching…') : trans.__('%1 so far', found);
    case 'complete':
      return none
        ? trans.__('Nothing found (searched completely in %1)', duration(status.ms))
        : trans.__('%1 in %2', found, duration(status.ms));
    case 'cut':
      if (status.reason === 'limit') {
        return trans.__('%1; the source gives no more: not complete', found);
      }
      return status.reason === 'deadline'
        ? trans.__('Stopped after %1 with %2: not complete. Narrow the search.', duration(status.ms), found)
        : trans.__('Stopped after %1: not complete. Narrow the search.', found);
    case 'cancelled':
      return trans.__('Cancelled after %1: not complete', found);
    case 'failed':
      return none
        ? trans.__('The search failed')
        : trans.__('The search failed after %1: not complete', found);
  }
}
