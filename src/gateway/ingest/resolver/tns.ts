import { firstOf, type CatalogueRecord } from './records';
import type { IResolver } from './resolver';

/** Prefixes that one object has had after another: a supernova is an astronomical transient (AT) before it is classified. */
const PREFIXES = ['at', 'sn', 'tde', 'frb', 'nt'];

/**
 * Names of the Transient Name Server, in the layout of Fink: one row for each internal name, key
 * `lower(fullname_internalname)`. The catalogue is TNS's public CSV (`name_prefix`, `name`, `ra`, `declination`,
 * `redshift`, `type`, `discoverydate`, `internal_names`), or has Fink's names for the same.
 */
export const tnsResolver: IResolver = {
  table: 'ztf.tns_resolver',
  columns: {
    'd:fullname': 'string',
    'd:ra': 'double',
    'd:declination': 'double',
    'd:type': 'string',
    'd:redshift': 'double',
    'd:internalname': 'string',
    'd:discoverydate': 'string'
  },
  header: ['name', 'fullname'],
  rows(record) {
    const fullname = fullnameOf(record);
    if (fullname === undefined) {
      return [];
    }
    const given = firstOf(record, ['internal_names', 'internalname', 'internal_name']) ?? '';
    const names = given.split(/[,;]/).map(name => name.trim());
    const known = names.filter(name => name !== '');
    return (known.length > 0 ? [...new Set(known)] : [null]).map(internalname => ({
      key: (internalname === null ? fullname : `${fullname}_${internalname}`).toLowerCase(),
      values: {
        'd:fullname': fullname,
        'd:ra': numberOf(record, ['ra']),
        'd:declination': numberOf(record, ['declination', 'dec']),
        'd:type': firstOf(record, ['type', 'object_type']) ?? null,
        'd:redshift': numberOf(record, ['redshift', 'z']),
        'd:internalname': internalname,
        'd:discoverydate': firstOf(record, ['discoverydate', 'discovery_date']) ?? null
      }
    }));
  },
  older(record) {
    const name = fullnameOf(record)?.toLowerCase().split(' ').at(-1);
    return name === undefined ? [] : PREFIXES.map(prefix => `${prefix} ${name}`);
  }
};

/** `SN 2021abc`, also from `SN2021abc` and from a name and its prefix apart. */
function fullnameOf(record: CatalogueRecord): string | undefined {
  const whole = firstOf(record, ['fullname', 'full_name']);
  const name = whole ?? record.get('name');
  if (name === undefined) {
    return undefined;
  }
  const prefix = whole === undefined ? firstOf(record, ['name_prefix', 'prefix']) : undefined;
  return prefix === undefined ? name.replace(/^([A-Za-z]+)\s*(?=\d)/, '$1 ') : `${prefix} ${name}`;
}

function numberOf(record: CatalogueRecord, names: readonly string[]): number | null {
  const text = firstOf(record, names);
  if (text === undefined || /^(nan|null|none)$/i.test(text)) {
    return null;
  }
  const number = Number(text);
  if (!Number.isFinite(number)) {
    throw new RangeError(`invalid ${names[0]}: ${text.slice(0, 40)} is no number`);
  }
  return number;
}
