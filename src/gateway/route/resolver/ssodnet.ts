import { planTable } from '../../../core/plan';
import { objectRange, prefixRange, sideTables } from '../../../core/survey/ztf';
import { type Row } from '../../../core/value';
import { nameRange, rowsNamed, spellings, SSO_NAMES } from '../../names/solarsystemnames';
import { type Reader } from '../../question/reader';
import { requireTable } from '../../question/requiretable';
import { type INameQuestion, type INames } from './answer';
import { readWholeId } from './wholeid';

const COLUMNS = (sideTables[SSO_NAMES] ?? []).map(({ name }) => name);

/**
 * Names and numbers of Solar System objects: those that are exactly the text, then those that begin with it, as many as
 * are wanted. With `nmax` 1 only the former, however often they are there.
 */
export async function solarSystemNames(reader: Reader, { name, nmax }: INameQuestion): Promise<INames> {
  requireTable(reader, SSO_NAMES, 'An operator can load a catalogue of names (ingest --sso FILE)');
  const exact = (await rowsNamed(reader, spellings(name))).map(({ row }) => row);
  if (nmax === 1) {
    return { rows: exact, columns: COLUMNS };
  }
  const rows = exact.slice(0, nmax);
  return {
    rows: rows.length < nmax ? [...rows, ...(await longerNames(reader, name, nmax - rows.length))] : rows,
    columns: COLUMNS
  };
}

async function longerNames(reader: Reader, name: string, limit: number): Promise<Row[]> {
  const key = name.toLowerCase();
  const all = prefixRange(key);
  const same = nameRange(key);
  const ranges = [
    { start: all.start, stop: same.start },
    { start: same.stop, stop: all.stop }
  ];
  return reader.read(context =>
    planTable({ title: `Names beginning with ${name}`, table: SSO_NAMES, ranges, limit }, context)
  );
}

/**
 * The Solar System objects that the alerts of an object were matched with, under all names that the table has of them. A name
 * that the table does not have, or a source that has no table, leaves name and number null.
 */
export async function solarSystemOfObject(reader: Reader, { name }: INameQuestion): Promise<INames> {
  const id = readWholeId(name);
  const alerts = await reader.read(context =>
    planTable(
      {
        title: `Solar System object of ${id}`,
        table: 'ztf',
        ranges: [objectRange(id)],
        columns: ['i:objectId', 'i:ssnamenr']
      },
      context
    )
  );
  const names = [...new Set(alerts.map(row => row['i:ssnamenr']))].filter(isName).sort();
  const found = await rowsNamed(reader, names.flatMap(spellings));
  const rows = names.flatMap((ssnamenr): Row[] => {
    const same = found.map(({ row }) => row).filter(row => row['i:ssnamenr'] === ssnamenr);
    return same.length > 0 ? same : [{ 'i:ssnamenr': ssnamenr }];
  });
  return { rows, columns: COLUMNS };
}

/** Alerts without a match have no name, or the word for none. */
function isName(value: Row[string] | undefined): value is string {
  return typeof value === 'string' && value !== '' && value !== 'null';
}
