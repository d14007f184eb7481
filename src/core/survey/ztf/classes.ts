import { simbadLabels } from './simbadlabels';

/** Prefix that marks a type of the Transient Name Server in a query, kept because those alerts have a table of their own. */
export const tnsPrefix = '(TNS) ';
/** Prefix that may mark a SIMBAD type in a query; it is dropped. */
export const simbadPrefix = '(SIMBAD) ';

/** A class that can be asked for, and the table that holds its alerts. */
export interface IAlertClass {
  /** What the user types and reads. */
  readonly label: string;
  /** Table of the alerts. */
  readonly table: string;
  /** First part of the row key in that table; null where the key begins with the time. */
  readonly key: string | null;
}

/** Labels that Fink's filters give to alerts: the values of `v:classification` that are no SIMBAD type. */
export const finkLabels: readonly string[] = [
  'Early SN Ia candidate',
  'Kilonova candidate',
  'SN candidate',
  'Microlensing candidate',
  'Tracklet',
  'Solar System MPC',
  'Solar System candidate',
  'Ambiguous',
  'Unknown'
];

/** Classes of Fink that have a table of their own, label to table. */
const curatedTables: ReadonlyMap<string, string> = new Map([
  ['SLSN candidate', 'ztf.slsn'],
  ['(CTA) Blazar low state', 'ztf.low_state_blazars'],
  ['(CTA) Blazar high state', 'ztf.high_state_blazars']
]);

/** Labels of Fink that can be asked for, as the public API lists them. */
export const finkClasses: readonly string[] = [
  ...finkLabels.filter(label => label !== 'Unknown'),
  ...curatedTables.keys()
];

/** Types of the Transient Name Server that Fink matches (`d:tns`), without prefix. */
export const tnsTypes: readonly string[] = (
  'AGN|Afterglow|CV|FRB|Galaxy|ILRT|Impostor-SN|Kilonova|LBV|LRN|Light-Echo|M dwarf|Nova|Other|QSO|' +
  'SLSN-I|SLSN-II|SN|SN I|SN II|SN II-pec|SN IIL|SN IIP|SN IIb|SN IIn|SN IIn-pec|' +
  'SN Ia|SN Ia-91T-like|SN Ia-91bg-like|SN Ia-CSM|SN Ia-pec|SN Iax[02cx-like]|' +
  'SN Ib|SN Ib-Ca-rich|SN Ib-pec|SN Ib/c|SN Ibn|SN Ic|SN Ic-BL|SN Ic-pec|SN Icn|TDE|Varstar'
).split('|');

/** Known classes in three groups, as the public API names and prefixes them. */
export function classGroups(): Readonly<Record<string, readonly string[]>> {
  return {
    'Fink classifiers': sorted(finkClasses),
    'Cross-match with TNS': sorted(tnsTypes).map(type => tnsPrefix + type),
    'Cross-match with SIMBAD (see http://simbad.u-strasbg.fr/simbad/sim-display?data=otypes)': sorted(
      simbadLabels
    ).map(label => simbadPrefix + label)
  };
}

/**
 * Where the alerts of a class are. Any label is accepted, because SIMBAD has labels that no list knows;
 * see {@link isKnownClass}.
 * @param label - with or without prefix; `SLSN` is understood as `SLSN candidate`.
 */
export function findClass(label: string): IAlertClass {
  if (label.startsWith(tnsPrefix)) {
    return { label, table: 'ztf.tns', key: label.slice(tnsPrefix.length) };
  }
  const bare = label.startsWith(simbadPrefix) ? label.slice(simbadPrefix.length) : label;
  const curated = bare === 'SLSN' ? 'SLSN candidate' : bare;
  const table = curatedTables.get(curated);
  return table === undefined
    ? { label: bare, table: 'ztf.class', key: bare }
    : { label: curated, table, key: null };
}

/** Whether a class is in one of the lists; an unknown one may still have alerts. */
export function isKnownClass(label: string): boolean {
  const { label: found, table, key } = findClass(label);
  return table === 'ztf.tns'
    ? tnsTypes.includes(key ?? '')
    : key === null || finkLabels.includes(found) || simbadLabels.includes(found);
}

function sorted(labels: readonly string[]): string[] {
  return [...labels].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
