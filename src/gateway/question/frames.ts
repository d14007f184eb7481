import { jsonRow, rowText } from '../../core/format/ndjson';
import { type Row } from '../../core/value';
import { type EndFrame, type StartFrame } from '../../wire/frames';
import { type ITrailer } from '../run/trailer';
import { endingOf } from './ending';
import { failureOf } from './failure';
import { type IRowStream } from './rowstream';
import { type IReturned, withTrailer } from './withtrailer';

/**
 * The lines of an answer: one start frame, row frames, one end frame, whatever happens in between.
 * A batch of rows is one piece of text. After an abort nobody reads any more, and the lines just stop.
 */
export async function* answerFrames(
  { start, planMs, batches }: IRowStream,
  signal: AbortSignal,
  ended: (end: EndFrame['end']) => void,
  failed: (error: unknown) => void
): AsyncGenerator<string, void, undefined> {
  const started = performance.now();
  yield line({ start });
  let rows = 0;
  const textOf = rowTexts();
  const returned: IReturned<ITrailer> = {};
  let failure: unknown = null;
  try {
    for await (const batch of withTrailer(batches(signal), returned)) {
      rows += batch.length;
      if (batch.length > 0) {
        const text = textOf(batch.columns);
        yield batch.map(row => `{"row":${text(row)}}\n`).join('');
      }
    }
    failure = failureOf(returned.value);
  } catch (error) {
    failure = error;
  }
  if (failure !== null) {
    failed(failure);
  }
  const totalMs = planMs + performance.now() - started;
  const end = endingOf({ trailer: returned.value, failure, rows, planMs, totalMs });
  ended(end);
  yield line({ end });
}

/** How rows of a batch are written: made once for all batches with the same columns. */
function rowTexts(): (columns: readonly string[] | undefined) => (row: Row) => string {
  let known: readonly string[] | undefined;
  let text = jsonRow;
  return columns => {
    if (columns !== known) {
      known = columns;
      text = columns === undefined ? jsonRow : rowText(columns);
    }
    return text;
  };
}

function line(frame: StartFrame | EndFrame): string {
  return `${JSON.stringify(frame)}\n`;
}
