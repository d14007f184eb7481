import { separation } from '../../../src/core/sky';
import { type IPlan } from '../../../src/core/plan';
import { BareClient } from './bareclient';
import { type BareRow, bareRows } from './baredecode';

/** Rows that a call may bring; none of the queries has more. */
const MOST_ROWS = 100_000;

/**
 * What a query costs when nothing but the calls, the decoding and the JSON is done: the ranges of a plan, one call each,
 * over a fixed number of connections; the exact distance of a cone; records as Fink's API writes them.
 */
export class BareQueries {
  private readonly _clients: BareClient[];

  constructor(
    private readonly _port: number,
    connections: number,
    private readonly _namespace: string
  ) {
    this._clients = Array.from({ length: connections }, () => new BareClient(_port));
  }

  /** The answer as text, and the number of rows read. */
  async answer(
    plan: IPlan
  ): Promise<{ readonly body: string; readonly rows: number; readonly read: number }> {
    const [scan] = plan.scans;
    if (scan === undefined) {
      throw new Error('a plan without a scan');
    }
    this._clients.forEach((client, place) => {
      if (client.isClosed) {
        this._clients[place] = new BareClient(this._port);
      }
    });
    const rows: BareRow[] = [];
    let next = 0;
    let read = 0;
    const work = async (client: BareClient): Promise<void> => {
      for (let range = scan.ranges[next++]; range !== undefined; range = scan.ranges[next++]) {
        const { columns } = scan;
        // Backwards only where the newest rows are wanted: it takes twice the time.
        const reversed = scan.reversed && scan.anyOrder !== true;
        const table = `${this._namespace}:${scan.table}`;
        // Backwards, HBase begins at the upper end.
        const [start, stop] = reversed ? [range.stop, range.start] : [range.start, range.stop];
        const reply = await client.scan({
          table,
          columns,
          reversed,
          start,
          stop,
          rows: plan.limit ?? MOST_ROWS
        });
        const found = bareRows(reply);
        read += found.length;
        for (const row of found) {
          rows.push(row);
        }
      }
    };
    await Promise.all(this._clients.slice(0, scan.ranges.length).map(work));
    const wanted = inCone(plan, rows);
    const limited = plan.limit === null ? wanted : wanted.slice(0, plan.limit);
    return { body: records(limited), rows: limited.length, read };
  }

  close(): void {
    this._clients.forEach(client => client.close());
  }
}

function inCone(plan: IPlan, rows: BareRow[]): BareRow[] {
  const cone = plan.residual.find(test => test.kind === 'cone');
  if (cone === undefined) {
    return rows;
  }
  const found: { readonly row: BareRow; readonly distance: number }[] = [];
  for (const row of rows) {
    const distance = separation(cone.ra, cone.dec, Number(row['i:ra']), Number(row['i:dec']));
    if (distance * 3600 <= cone.radius) {
      found.push({ row, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance).map(each => each.row);
}

/** JSON by hand, so that 64-bit integers are bare digits. */
function records(rows: readonly BareRow[]): string {
  return `[${rows.map(record).join(',')}]`;
}

function record(row: BareRow): string {
  let text = '';
  for (const name in row) {
    const value = row[name];
    text += `${text === '' ? '{"' : ',"'}${name}":${typeof value === 'string' ? JSON.stringify(value) : value}`;
  }
  return text === '' ? '{}' : `${text}}`;
}
