import { open } from 'node:fs/promises';
import { parquetMetadataAsync, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import type { IRecord } from '../alert';
import { IngestFault, reasonOf } from '../fault';
import { HISTORY_COLUMNS } from '../historycolumns';
import { isRead } from '../normalise';
import { pruneColumns } from '../prune';
import type { IReadOptions, IUnit } from '../readoptions';
import { Layout } from './layout';
import { PageBuffers } from './pagebuffers';
import { RowGroup, type IParquetFile } from './rowgroup';

/** Rows that are records at a time. */
const WINDOW = 64;

/**
 * Row groups of a Parquet file with their records, a few of which are in memory at a time. Byte columns stay bytes, 64-bit
 * integers are bigint, timestamps (INT96 too) are Date. Row groups and columns that are not wanted are not read.
 *
 * @throws IngestFault naming the row group that cannot be read.
 */
export async function* readParquet(path: string, options: IReadOptions = {}): AsyncGenerator<IUnit<IRecord>> {
  const { skip = 0, stamps = true, mine = () => true, passing = false } = options;
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (memory: Uint8Array, from: number): Promise<void> => {
      const { bytesRead } = await file.read(memory, 0, memory.length, from);
      if (bytesRead < memory.length) {
        throw new Error(`invalid length: need ${from + memory.length} bytes, have ${from + bytesRead}`);
      }
    };
    const bytes: AsyncBuffer = {
      byteLength: size,
      slice: async (from, to = size) => {
        const memory = new Uint8Array(Math.max(0, to - from));
        await read(memory, from);
        return memory.buffer;
      }
    };
    const layout = new Layout(await readFooter(path, bytes, stamps));
    const parquet = { ...bytes, layout, read, buffers: new PageBuffers(passing) };
    let start = 0;
    for (const [unit, { rows }] of layout.groups.entries()) {
      const end = start + rows;
      if (end > skip && mine(unit)) {
        yield* readGroup(path, parquet, { unit, start, first: Math.max(start, skip), end });
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

async function* readGroup(
  path: string,
  file: IParquetFile,
  rows: {
    readonly unit: number;
    /** Its first row, the first that is wanted, and the one after its last. */
    readonly start: number;
    readonly first: number;
    readonly end: number;
  }
): AsyncGenerator<IUnit<IRecord>> {
  const { unit, start, end } = rows;
  let { first } = rows;
  const whole = async <T>(read: Promise<T>): Promise<T> => {
    try {
      return await read;
    } catch (error) {
      const place = `row group ${unit}, rows ${first} to ${end - 1}`;
      throw new IngestFault(path, place, `invalid row group: ${reasonOf(error)}`, { cause: error });
    }
  };
  const group = await whole(RowGroup.open(file, unit));
  for (let left = first - start; left > 0; left -= WINDOW) {
    await whole(group.take(Math.min(left, WINDOW)));
  }
  while (first < end) {
    const records = await whole(group.take(Math.min(WINDOW, end - first)));
    const more = first + records.length < end;
    yield { unit, records: recordsOf(records, first, file.layout.rows), ...(more ? { more } : {}) };
    first += records.length;
  }
  file.buffers.giveAll();
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
