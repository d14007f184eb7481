import { planTable } from '../../../core/plan';
import { objectRange } from '../../../core/survey/ztf';
import { type Reader } from '../../question/reader';
import { type INameQuestion, type INames } from './answer';
import { readWholeId } from './wholeid';

const COLUMNS = ['d:cdsxmatch', 'i:candid', 'i:dec', 'i:jd', 'i:objectId', 'i:ra'];

/** What the alerts of an object say of its type in SIMBAD, alert by alert, oldest first. */
export async function simbadOfObject(reader: Reader, { name, nmax }: INameQuestion): Promise<INames> {
  const id = readWholeId(name);
  const rows = await reader.read(context =>
    planTable(
      {
        title: `SIMBAD type of ${id}`,
        table: 'ztf',
        ranges: [objectRange(id)],
        columns: COLUMNS,
        limit: nmax
      },
      context
    )
  );
  return { rows, columns: COLUMNS };
}
