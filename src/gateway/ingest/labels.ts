import { extragalacticHosts } from '../../core/survey/ztf';
import type { Value } from '../../core/value';

/** Whether SIMBAD knows a source there other than a plain galaxy; failures of the cross-match do not count. */
export function hasSimbadMatch(cdsxmatch: Value | undefined): boolean {
  return (
    typeof cdsxmatch === 'string' &&
    cdsxmatch !== '' &&
    !['Unknown', 'Transient'].includes(cdsxmatch) &&
    !/^(Fail|Galaxy)/.test(cdsxmatch)
  );
}

/** Whether SIMBAD knows a galaxy there, a possible host of a transient. */
export function isGalaxy(cdsxmatch: Value | undefined): boolean {
  return (
    typeof cdsxmatch === 'string' &&
    extragalacticHosts.has(cdsxmatch) &&
    !/^(Unknown|Transient|Fail|SN|Candidate_SN)/.test(cdsxmatch)
  );
}
