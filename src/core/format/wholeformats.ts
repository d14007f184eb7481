import { type IAnswerTable } from './answertable';
import { csvPieces } from './csv';
import { finkJsonPieces } from './finkjson';
import { parquet } from './parquet';
import { votable } from './votable';

/** Pieces of a file. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Fink's own formats: how an answer that is there as a whole is written, piece by piece. */
export const wholeFormats = {
  json: ({ rows, fields, written }) => finkJsonPieces(rows, namesOf(fields), written),
  csv: ({ rows, fields }) => csvPieces(rows, namesOf(fields)),
  votable,
  parquet
} as const satisfies Readonly<Record<string, (table: IAnswerTable) => Pieces>>;

/** Name of a format that is written as a whole. */
export type WholeFormat = keyof typeof wholeFormats;

function namesOf(fields: IAnswerTable['fields']): string[] {
  return fields.map(({ name }) => name);
}
