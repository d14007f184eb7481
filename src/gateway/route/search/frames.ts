import { jsonRow, rowText } from '../../../core/format/ndjson';
import { printQuery } from '../../../core/query/print';
import { type Row } from '../../../core/value';
import { type EndFrame, type StartFrame } from '../../../wire/frames';
import { asWireFault } from '../../http/errors';
import { failureOf } from '../../question/failure';
import { planColumns } from '../../question/plancolumns';
import { type IQuestion } from '../../question/start';
import { type IReturned, withTrailer } from '../../question/withtrailer';
import { type ITrailer } from '../../run/trailer';

/**
 * The lines of a search answer: one start frame, row frames, one end frame, whatever happens in between.
 * A batch of rows is one piece of text. After an abort nobody reads any more, and the lines just stop.
 */
export async function* searchFrames(
  question: IQuestion,
  signal: AbortSignal,
  ended: (end: EndFrame['end']) => void,
  failed: (error: unknown) => void
): AsyncGenerator<string, void, undefined> {
  const started = performance.now();
  yield line(startFrame(question));
  let rows = 0;
  const textOf = rowTexts();
  const returned: IReturned<ITrailer> = {};
  let failure: unknown = null;
  try {
    for await (const batch of withTrailer(question.run(signal), returned)) {
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
  const trailer = returned.value;
  if (failure !== null) {
    failed(failure);
  }
  const end: EndFrame['end'] = {
    complete: trailer?.complete ?? false,
    reason: trailer ? trailer.reason : 'error',
    rows,
    rowsRead: trailer?.rowsRead ?? rows,
    ...(trailer === undefined ? {} : { read: trailer.read }),
    ms: {
      plan: question.planMs,
      store: trailer?.ms.store ?? 0,
      total: question.planMs + performance.now() - started
    },
    cursor: null,
    error: failure === null ? null : asWireFault(failure).error
  };
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

function startFrame({ query, plan, source }: IQuestion): StartFrame {
  const { ranges, pixels, note } = plan.estimate;
  return {
    start: {
      query: printQuery(query),
      source: source.name,
      kind: query.kind,
      title: plan.title,
      survey: plan.survey,
      rows: query.kind === 'cone' ? 'objects' : 'alerts',
      columns: planColumns(plan),
      plan: { ranges, pixels, note }
    }
  };
}

function line(frame: StartFrame | EndFrame): string {
  return `${JSON.stringify(frame)}\n`;
}
