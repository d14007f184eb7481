import type { IRowWriter } from '../store/rowwriter';
import { readFileMark, type IFileMark } from './marks';
import { rowsOf, type IReadRows } from './readrows';
import type { IAlertSource } from './source';

/** A source that is known by its content and, unless it is ingested already, being read. */
export interface IOpened {
  readonly source: IAlertSource;
  readonly digest: string;
  readonly mark: IFileMark;
  /** What is left of it. */
  readonly rows: AsyncIterator<readonly IReadRows[]> | undefined;
}

/** Looks how far a source has been ingested and begins to read the rest of it. */
export async function openSource(
  writer: IRowWriter,
  source: IAlertSource,
  signal?: AbortSignal,
  known?: string
): Promise<IOpened> {
  const digest = known ?? (await source.digest(signal));
  const mark = await markOf(writer, source, digest);
  if (mark.done) {
    return { source, digest, mark, rows: undefined };
  }
  const rows = source.readRows?.(mark.records) ?? readHere(source, mark.records);
  return { source, digest, mark, rows: rows[Symbol.asyncIterator]() };
}

/** The same source, opened again if it has been ingested further since then. */
export async function upToDate(writer: IRowWriter, opened: IOpened, signal?: AbortSignal): Promise<IOpened> {
  const { source, digest, mark } = opened;
  const now = await markOf(writer, source, digest);
  if (now.done === mark.done && now.records === mark.records) {
    return opened;
  }
  await opened.rows?.return?.();
  return openSource(writer, source, signal, digest);
}

async function markOf(writer: IRowWriter, source: IAlertSource, digest: string): Promise<IFileMark> {
  const whole = source.wholeOf && (await readFileMark(writer, source.wholeOf(digest)));
  return whole?.done ? whole : readFileMark(writer, digest);
}

async function* readHere(source: IAlertSource, skip: number): AsyncGenerator<readonly IReadRows[]> {
  for await (const alert of source.read(skip)) {
    yield [rowsOf(source.path, alert)];
  }
}
