import { classify, extragalacticHosts } from '../../core/survey/ztf';
import type { Value } from '../../core/value';

export { classify };

/** Whether SIMBAD knows a source there that is no galaxy; failures of the cross-match do not count. */
export function hasSimbadMatch(cdsxmatch: Value | undefined): boolean {
  return (
    typeof cdsxmatch === 'string' &&
    cdsxmatch !== '' &&
    !['Unknown', 'Transient'].includes(cdsxmatch) &&
    !/^(Fail|Galaxy)/.test(cdsxmatch)
  );
}

/** Whether the label is one of Fink's possible hosts of an extragalactic transient. */
export function isGalaxy(cdsxmatch: Value | undefined): boolean {
  return typeof cdsxmatch === 'string' && extragalacticHosts.has(cdsxmatch);
}
