import { ztfTables } from '../../../../core/survey/ztf';
import { type Found, fault, ok, warning } from '../finding';
import { type IExamined, type SourceStep } from './examined';

/** Tables without which one kind of search does not work, or is slow. */
const NEEDED: Readonly<Record<string, string>> = {
  'ztf.pixel128': 'searches of a place',
  'ztf.class': 'searches by class',
  'ztf.ssnamenr': 'searches by Solar System object',
  'ztf.cutouts': 'stamps'
};

/** Which tables are there. */
export const tablesThere: SourceStep = async ({ config, tables }) => {
  if (config.DRIVER === 'fink-api') {
    return [];
  }
  const offer = 'TABLES' in config ? config.TABLES : undefined;
  const wanted = offer ?? Object.keys(ztfTables);
  const missing = wanted.filter(name => !tables.includes(name));
  if (tables.length === 0) {
    return [
      config.DRIVER === 'embedded'
        ? warning('no tables yet', 'Fill it with `jupyter fink simulate` or `jupyter fink ingest PATH`')
        : fault(
            `none of ${wanted.length} tables is there: ${few(wanted)}`,
            'Look at NAMESPACE and TABLES of this source, and at the right to list tables'
          )
    ];
  }
  const found: Found[] = [];
  if (!tables.includes('ztf')) {
    found.push(fault('missing table: ztf, the main table', 'Look at NAMESPACE and TABLES of this source'));
  }
  // An embedded store gets each table with the first row of it.
  const kinds =
    config.DRIVER === 'embedded' ? [] : Object.entries(NEEDED).filter(([name]) => !tables.includes(name));
  kinds.forEach(([name, what]) =>
    found.push(
      warning(`missing table: ${name}, without which ${what} do not work`, 'Ingest it, or let TABLES name it')
    )
  );
  const others = missing.filter(name => name !== 'ztf' && !(name in NEEDED));
  if (offer !== undefined && others.length > 0) {
    found.push(
      warning(`TABLES names what is not there: ${few(others)}`, 'Take it out of TABLES of this source')
    );
  }
  return [ok(`${tables.length} tables: ${few(tables)}`), ...found];
};

/** Tables of the survey that are there: others have no schema of Fink's. */
export function surveyTables({ tables }: IExamined): readonly string[] {
  return tables.filter(name => Object.hasOwn(ztfTables, name));
}

/** The first of many. */
export function few(names: readonly string[], most = 6): string {
  const left = names.length - most;
  return left > 0 ? `${names.slice(0, most).join(', ')} and ${left} more` : names.join(', ');
}
