import type { IRowWriter } from '../store/rowwriter';

/** Mark: nights (YYYYMMDD, comma list) whose statistics and anomalies are to be made anew. */
export const DIRTY_NIGHTS = 'ingest nights to recompute';

/** How far a file, known by its content, has been ingested. */
export interface IFileMark {
  /** Records taken from its start. */
  readonly records: number;
  /** True when there are no more. */
  readonly done: boolean;
}

/** Name of the mark of a file. */
export function fileMarkName(digest: string): string {
  return `ingest file ${digest}`;
}

export async function readFileMark(writer: IRowWriter, digest: string): Promise<IFileMark> {
  return parseFileMark(await writer.mark(fileMarkName(digest)));
}

export function parseFileMark(text: string | undefined): IFileMark {
  const parts = /^(\d+) (done|open)$/.exec(text ?? '');
  return parts ? { records: Number(parts[1]), done: parts[2] === 'done' } : { records: 0, done: false };
}

export function fileMarkText({ records, done }: IFileMark): string {
  return `${records} ${done ? 'done' : 'open'}`;
}

export async function readDirtyNights(writer: IRowWriter): Promise<Set<string>> {
  const text = (await writer.mark(DIRTY_NIGHTS)) ?? '';
  return new Set(text.split(',').filter(each => each !== ''));
}

export function nightsText(nights: ReadonlySet<string>): string {
  return [...nights].sort().join(',');
}
