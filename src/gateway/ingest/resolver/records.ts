import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { open } from 'node:fs/promises';
import { csvLines } from './csv';

/** One line of a catalogue: texts by the name of their column in lower case; empty ones are left out. */
export type CatalogueRecord = ReadonlyMap<string, string>;

/**
 * Lines of a catalogue, CSV or Parquet by content. Of CSV the header is the first line that has one of the wanted columns:
 * TNS puts a line with the dates before it.
 *
 * @param header - Names of which the header has at least one.
 * @throws Error when there is no header.
 */
export async function* catalogueRecords(
  path: string,
  header: readonly string[]
): AsyncGenerator<CatalogueRecord> {
  yield* (await isParquet(path)) ? parquetRecords(path) : csvRecords(path, header);
}

async function* csvRecords(path: string, header: readonly string[]): AsyncGenerator<CatalogueRecord> {
  let names: string[] | undefined;
  for await (const line of csvLines(path)) {
    if (names) {
      yield recordOf(names.map((name, i) => [name, line[i]]));
    } else {
      const found = line.map(name => name.trim().toLowerCase());
      names = found.some(name => header.includes(name)) ? found : undefined;
    }
  }
  if (!names) {
    throw new Error(`missing header: no line of ${path} names a column ${header.join(' or ')}`);
  }
}

async function* parquetRecords(path: string): AsyncGenerator<CatalogueRecord> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    for (const row of await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd })) {
      yield recordOf(Object.entries(row));
    }
    rowStart = rowEnd;
  }
}

function recordOf(entries: readonly (readonly [string, unknown])[]): CatalogueRecord {
  const record = new Map<string, string>();
  for (const [name, value] of entries) {
    const text = textOf(value);
    if (text !== '') {
      record.set(name.toLowerCase(), text);
    }
  }
  return record;
}

function textOf(value: unknown): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === 'string') {
    return value.trim();
  }
  return (typeof value === 'number' && !Number.isNaN(value)) || typeof value === 'bigint'
    ? String(value)
    : '';
}

async function isParquet(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return head.toString('latin1') === 'PAR1';
  } finally {
    await file.close();
  }
}

/** The first of some columns that a record has. */
export function firstOf(record: CatalogueRecord, names: readonly string[]): string | undefined {
  return names.map(name => record.get(name)).find(text => text !== undefined);
}
