import { finkClasses, finkLabels, tnsPrefix, tnsTypes } from '../survey/ztf/classes';
import { simbadLabels } from '../survey/ztf/simbadlabels';

let labels: readonly string[] | undefined;
let byLowerCase: ReadonlyMap<string, string | null> | undefined;

/** Every class label that is known, as it is written in a query: Fink's first, then TNS, then SIMBAD. */
export function knownLabels(): readonly string[] {
  labels ??= [
    ...new Set([...finkClasses, ...finkLabels, ...tnsTypes.map(type => tnsPrefix + type), ...simbadLabels])
  ];
  return labels;
}

/** The label as the survey writes it, when it is known in other capitals and in one spelling only. */
export function canonicalLabel(label: string): string {
  if (knownLabels().includes(label)) {
    return label;
  }
  if (byLowerCase === undefined) {
    const found = new Map<string, string | null>();
    for (const known of knownLabels()) {
      const lower = known.toLowerCase();
      found.set(lower, found.has(lower) ? null : known);
    }
    byLowerCase = found;
  }
  return byLowerCase.get(label.toLowerCase()) ?? label;
}
