import { open } from 'node:fs/promises';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { IRecord } from './alert';
import { IngestFault, reasonOf } from './fault';
import { HISTORY_COLUMNS } from './historycolumns';
import { isRead } from './normalise';
import { pruneColumns } from './prune';
import type { IReadOptions, IUnit } from './readoptions';

/**
 * Row groups of a Parquet file with their records, one in memory at a time. Byte columns stay bytes, 64-bit integers are
 * bigint, timestamps (INT96 too) are Date. Row groups and columns that are not wanted are not read.
 *
 * @throws IngestFault naming the row group that cannot be read.
 */
export async function* readParquet(path: string, options: IReadOptions = {}): AsyncGenerator<IUnit<IRecord>> {
  const { skip = 0, stamps = true, mine = () => true } = options;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const buffer: AsyncBuffer = {
      byteLength: size,
      slice: async (start, end = size) => {
        const bytes = new Uint8Array(Math.max(0, end - start));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        if (bytesRead < bytes.length) {
          throw new Error(`invalid length: need ${end} bytes, have ${start + bytesRead}`);
        }
        return bytes.buffer;
      }
    };
    const metadata = await readFooter(path, buffer, stamps);
    const total = Number(metadata.num_rows);
    let start = 0;
    for (const [unit, { num_rows }] of metadata.row_groups.entries()) {
      const end = start + Number(num_rows);
      if (end > skip && mine(unit)) {
        const first = Math.max(start, skip);
        const rows = await readGroup(path, buffer, metadata, unit, first, end);
        yield { unit, records: recordsOf(rows, first, total) };
      } else {
        yield { unit, records: [] };
      }
      start = end;
    }
  } finally {
    await file.close();
  }
}

function* recordsOf(rows: Record<string, unknown>[], first: number, total: number): Generator<IRecord> {
  for (const [offset, record] of rows.entries()) {
    const index = first + offset;
    yield { record, index, place: `row ${index}`, fraction: (index + 1) / total };
  }
}

async function readFooter(path: string, file: AsyncBuffer, stamps: boolean): Promise<FileMetaData> {
  try {
    const metadata = await parquetMetadataAsync(file);
    // What is no file of ZTF alerts is left as it is, so that the message can say what it has.
    const isZtf = metadata.schema.some(({ name }) => name === 'candidate');
    return isZtf ? pruneColumns(metadata, column => isWanted(column, stamps)) : metadata;
  } catch (error) {
    throw new IngestFault(path, 'footer', `invalid Parquet file: ${reasonOf(error)}`, { cause: error });
  }
}

async function readGroup(
  path: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
  group: number,
  rowStart: number,
  rowEnd: number
): Promise<Record<string, unknown>[]> {
  try {
    const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors, utf8: false });
    if (rows.length !== rowEnd - rowStart) {
      throw new Error(`need ${rowEnd - rowStart} rows, have ${rows.length}`);
    }
    return rows;
  } catch (error) {
    const place = `row group ${group}, rows ${rowStart} to ${rowEnd - 1}`;
    throw new IngestFault(path, place, `invalid row group: ${reasonOf(error)}`, { cause: error });
  }
}

/**
 * Whether anything comes of a leaf column: not of what no table keeps, as most of the history, nor of the file names of
 * stamps. The names of a nested column are at the end of the path, below the levels of lists and maps.
 */
function isWanted(path: readonly string[], stamps: boolean): boolean {
  const [top = '', leaf = ''] = [path[0], path.at(-1)];
  if (top.startsWith('cutout')) {
    return stamps && leaf === 'stampData';
  }
  if (top === 'prv_candidates') {
    return HISTORY_COLUMNS.includes(leaf);
  }
  return isRead(top);
}
