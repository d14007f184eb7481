import type { IRowToWrite } from '../../rowwriter';
import { cellSet, deletion, putRow } from './cellset';
import type { RestCalls } from './restcalls';

/** One call that changes a table. */
export interface IWriteRequest {
  readonly table: string;
  readonly kind: 'put' | 'delete';
  /** A `CellSet` in JSON, on one line. */
  readonly body: Buffer;
}

/** What a change comes to: the deletes are made before the puts, and the notes last. */
export interface IWriteRequests {
  readonly deletes: readonly IWriteRequest[];
  readonly puts: readonly IWriteRequest[];
  readonly notes: readonly IWriteRequest[];
}

/** Cells of one call: some 500 rows of an index table, or 60 of the main table. */
const CALL_CELLS = 8000;
/** Letters of one call, for rows with stamps. */
const CALL_LETTERS = 2 << 20;

/** The calls that put these rows, each of one table. */
export function putRequests(rows: Iterable<IRowToWrite>, timestamp: number): IWriteRequest[] {
  const tables = new Map<string, { rows: string[]; cells: number; letters: number }>();
  const requests: IWriteRequest[] = [];
  const finish = (table: string, { rows: texts }: { rows: string[] }): void => {
    if (texts.length > 0) {
      requests.push({ table, kind: 'put', body: bytesOf(cellSet(texts)) });
    }
  };
  for (const { table, key, cells } of rows) {
    const batch = tables.get(table) ?? { rows: [], cells: 0, letters: 0 };
    tables.set(table, batch);
    const text = putRow(key, cells, timestamp);
    batch.rows.push(text);
    batch.cells += cells.size;
    batch.letters += text.length;
    if (batch.cells >= CALL_CELLS || batch.letters >= CALL_LETTERS) {
      finish(table, batch);
      tables.delete(table);
    }
  }
  tables.forEach((batch, table) => finish(table, batch));
  return requests;
}

/** The call that deletes one row, all that was written up to a time. */
export function deleteRequest(
  table: string,
  key: string,
  families: readonly string[],
  timestamp: number
): IWriteRequest {
  return { table, kind: 'delete', body: bytesOf(deletion(key, families, timestamp)) };
}

/** A `CellSet` is plain ASCII: names and values are in base64. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Makes all calls; those of one step at the same time, as many as allowed. Making them again changes nothing. */
export async function apply(
  calls: RestCalls,
  { deletes, puts, notes }: IWriteRequests,
  parallel: number
): Promise<void> {
  for (const step of [deletes, puts, notes]) {
    const left = [...step].reverse();
    let failed = false;
    const work = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined && !failed; next = left.pop()) {
        try {
          await send(calls, next);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, step.length) }, work));
  }
}

async function send(calls: RestCalls, { table, kind, body }: IWriteRequest): Promise<void> {
  const path = `${calls.tablePath(table)}/x${kind === 'delete' ? '?check=delete' : ''}`;
  // 304: the column that never is there is there. Then the table is not what we made.
  await calls.call({
    method: 'PUT',
    path,
    body,
    what: `${kind === 'put' ? 'write' : 'delete'} rows of ${table}`
  });
}
