import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** What a thread of {@link bareRead} is told. */
interface IBareData {
  readonly bare: string;
  readonly reader: number;
  readonly readers: number;
}

/** Whether this thread was started by {@link bareRead}. */
export function isBareReader(): boolean {
  // Of whatever kind the data of a thread are; ours have `bare`.
  return parentPort !== null && (workerData as Partial<IBareData> | null)?.bare !== undefined;
}

/** Number of rows that threads decode with hyparquet alone: all columns, each row group as objects, which are let go. */
export async function bareRead(program: string, path: string, readers: number): Promise<number> {
  const counts = Array.from({ length: readers }, async (_, reader) => {
    const worker = new Worker(program, { workerData: { bare: path, reader, readers } satisfies IBareData });
    const [rows] = (await once(worker, 'message')) as [number];
    return rows;
  });
  return (await Promise.all(counts)).reduce((sum, rows) => sum + rows, 0);
}

/** What such a thread does. */
export async function runBareReader(): Promise<void> {
  const { bare, reader, readers } = workerData as IBareData;
  const file = await asyncBufferFromFile(bare);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  let rows = 0;
  for (const [group, { num_rows }] of metadata.row_groups.entries()) {
    const rowEnd = rowStart + Number(num_rows);
    if (group % readers === reader) {
      const read = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors, utf8: false });
      rows += read.length;
    }
    rowStart = rowEnd;
  }
  parentPort?.postMessage(rows);
}
