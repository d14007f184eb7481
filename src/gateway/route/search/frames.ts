import { jsonRow } from '../../../core/format/ndjson';
import { printQuery } from '../../../core/query/print';
import { type EndFrame, type StartFrame } from '../../../wire/frames';
import { asWireFault } from '../../http/errors';
import { planColumns } from '../../question/plancolumns';
import { type IQuestion } from '../../question/start';

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
  let end: EndFrame['end'];
  try {
    const run = question.run(signal);
    for (;;) {
      const step = await run.next();
      if (step.done) {
        const { complete, reason, rowsRead, cursor, ms } = step.value;
        end = {
          complete,
          reason,
          rows,
          rowsRead,
          ms: {
            plan: question.planMs,
            store: ms.store,
            total: question.planMs + performance.now() - started
          },
          cursor,
          error: null
        };
        break;
      }
      rows += step.value.length;
      if (step.value.length > 0) {
        yield step.value.map(row => `{"row":${jsonRow(row)}}\n`).join('');
      }
    }
  } catch (error) {
    failed(error);
    const total = question.planMs + performance.now() - started;
    end = {
      complete: false,
      reason: signal.aborted ? 'cancelled' : 'error',
      rows,
      rowsRead: rows,
      ms: { plan: question.planMs, store: total - question.planMs, total },
      cursor: null,
      error: asWireFault(signal.aborted ? signal.reason : error).error
    };
  }
  ended(end);
  yield line({ end });
}

function startFrame({ query, plan }: IQuestion): StartFrame {
  const { ranges, pixels, note } = plan.estimate;
  return {
    start: {
      query: printQuery(query),
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
