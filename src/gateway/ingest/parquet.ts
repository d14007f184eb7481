import { open } from 'node:fs/promises';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { IRecord } from './alert';
import { IngestFault, reasonOf } from './fault';
import { HISTORY_COLUMNS } from './historycolumns';
import { pruneColumns } from './prune';

/**
 * Records of a Parquet file, one row group in memory at a time. Byte columns stay bytes, 64-bit integers are
 * bigint, timestamps (INT96 too) are Date.
 *
 * @param skip - Number of records at the start that are not wanted; row groups among them are not read.
 * @throws IngestFault naming the row group that cannot be read.
 */
export async function* readParquet(path: string, skip = 0): AsyncGenerator<IRecord> {
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
    const metadata = await readFooter(path, buffer);
    const total = Number(metadata.num_rows);
    let start = 0;
    for (const [group, { num_rows }] of metadata.row_groups.entries()) {
      const end = start + Number(num_rows);
      if (end > skip) {
        const first = Math.max(start, skip);
        const rows = await readGroup(path, buffer, metadata, group, first, end);
        for (const [offset, record] of rows.entries()) {
          const index = first + offset;
          yield { record, index, place: `row ${index}`, fraction: (index + 1) / total };
        }
      }
      start = end;
    }
  } finally {
    await file.close();
  }
}

async function readFooter(path: string, file: AsyncBuffer): Promise<FileMetaData> {
  try {
    return pruneColumns(await parquetMetadataAsync(file), isWanted);
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

/** All but the columns of the history that no table keeps; they end the path, below the list's own levels. */
function isWanted(path: readonly string[]): boolean {
  return path[0] !== 'prv_candidates' || HISTORY_COLUMNS.includes(path.at(-1) ?? '');
}
