import { arrowWriter } from '../../src/core/format/arrow';
import { type IAnswerTable } from '../../src/core/format/answertable';
import { wholeFormats } from '../../src/core/format/wholeformats';

/** Formats that are files, by the ends of their names. */
export const EXTENSIONS = ['json', 'csv', 'vot', 'parquet', 'arrows'] as const;

/** A table as a file, as the gateway writes it. */
export async function fileOf(table: IAnswerTable, extension: (typeof EXTENSIONS)[number]): Promise<Buffer> {
  if (extension === 'arrows') {
    const writer = await arrowWriter(table.fields, { title: table.title ?? '' });
    const batches = table.rows.length === 0 ? [] : [writer.batch(table.rows)];
    const said = { complete: String(table.complete), rows: String(table.rows.length) };
    return Buffer.concat([
      ...batches,
      writer.end(table.reason === null ? said : { ...said, reason: table.reason })
    ]);
  }
  const pieces: Buffer[] = [];
  for await (const piece of wholeFormats[extension === 'vot' ? 'votable' : extension](table)) {
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}
