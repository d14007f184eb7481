/** Formats of answers, by the word of the argument `output-format`. */
export type FormatName = 'json' | 'csv' | 'votable' | 'parquet' | 'ndjson' | 'arrow';

/** What is known of a format before anything is written in it. */
export interface IFormat {
  /** Media types that ask for it; the first is that of the answer. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Whether the answer names its encoding of text. */
  readonly text: boolean;
  /** End of file names. */
  readonly extension: string;
  /** Whether rows are sent while others are still being read; else the answer is complete before it begins. */
  readonly streamed: boolean;
}

/** All formats. Without a wish the first one that a route offers is taken. */
export const FORMATS: Readonly<Record<FormatName, IFormat>> = {
  json: { mediaTypes: ['application/json'], text: true, extension: 'json', streamed: false },
  csv: { mediaTypes: ['text/csv', 'application/csv'], text: true, extension: 'csv', streamed: false },
  votable: {
    mediaTypes: ['application/x-votable+xml', 'text/xml'],
    text: true,
    extension: 'vot',
    streamed: false
  },
  parquet: {
    mediaTypes: ['application/vnd.apache.parquet', 'application/parquet'],
    text: false,
    extension: 'parquet',
    streamed: false
  },
  ndjson: {
    mediaTypes: ['application/x-ndjson', 'application/ndjson', 'application/jsonl'],
    text: true,
    extension: 'ndjson',
    streamed: true
  },
  arrow: {
    mediaTypes: ['application/vnd.apache.arrow.stream'],
    text: false,
    extension: 'arrows',
    streamed: true
  }
};

/** Words of the argument `output-format`: Fink's own first. */
export const FORMAT_NAMES = ['json', 'csv', 'votable', 'parquet', 'ndjson', 'arrow'] as const;

/** Content type of an answer in a format. */
export function contentType(name: FormatName): string {
  const { mediaTypes, text } = FORMATS[name];
  return text ? `${mediaTypes[0]}; charset=utf-8` : mediaTypes[0];
}
