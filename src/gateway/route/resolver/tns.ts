import { planTable } from '../../../core/plan';
import { objectRange, prefixRange, sideTables } from '../../../core/survey/ztf';
import { type Reader } from '../../question/reader';
import { requireTable } from '../../question/requiretable';
import { type INameQuestion, type INames } from './answer';
import { readWholeId } from './wholeid';

const TABLE = 'ztf.tns_resolver';
const COLUMNS = (sideTables[TABLE] ?? []).map(({ name }) => name);
const ALL = { start: '!', stop: '\u{10FFFF}' };

/** Names in the Transient Name Server that begin with a text, in any case of letters; all where it is empty. */
export async function tnsNames(reader: Reader, { name, nmax }: INameQuestion): Promise<INames> {
  requireTable(reader, TABLE, 'An operator can load the catalogue of TNS (ingest --tns FILE)');
  // Names have a blank after their prefix, which is easily forgotten.
  const key = name.toLowerCase().replace(/^(at|sn|tde|frb|nt)\s*(?=\d{4})/, '$1 ');
  const ranges = [key === '' ? ALL : prefixRange(key)];
  const rows = await reader.read(context =>
    planTable({ title: `Names of TNS ${name}`, table: TABLE, ranges, limit: nmax }, context)
  );
  return { rows, columns: COLUMNS };
}

/**
 * What the alerts of an object say of its type in the Transient Name Server. The table of names cannot be asked for ids
 * without reading all of it, so the name is null.
 */
export async function tnsOfObject(reader: Reader, { name }: INameQuestion): Promise<INames> {
  const id = readWholeId(name);
  const rows = await reader.read(context =>
    planTable(
      {
        title: `TNS type of ${id}`,
        table: 'ztf',
        ranges: [objectRange(id)],
        reversed: true,
        columns: ['i:objectId', 'i:ra', 'i:dec', 'd:tns']
      },
      context
    )
  );
  const known = rows.find(row => typeof row['d:tns'] === 'string' && row['d:tns'] !== '');
  const found = known && {
    'd:internalname': id,
    'd:type': known['d:tns'] ?? null,
    'd:ra': known['i:ra'] ?? null,
    'd:declination': known['i:dec'] ?? null
  };
  return { rows: found ? [found] : [], columns: COLUMNS };
}
