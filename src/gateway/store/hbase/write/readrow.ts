import { parseCellSet, type ICellSetRow } from './cellset';
import type { RestCalls } from './restcalls';

/**
 * One row with the times of its cells, schema rows too; undefined when it is not there. It is read as a range of one key:
 * that such a range is empty is proof that there is no row, which a 404 for a key is not.
 */
export async function readRow(
  calls: RestCalls,
  table: string,
  key: string
): Promise<ICellSetRow | undefined> {
  const start = encodeURIComponent(key);
  const path = `${calls.tablePath(table)}/*?startrow=${start}&endrow=${start}%00`;
  const answer = await calls.json({ method: 'GET', path, what: `read ${table}` });
  return parseCellSet(answer).find(row => row.key === key);
}
