import { type IField } from '../../core/format/answertable';
import { outputColumns } from '../../core/plan';
import { type RowBatch } from '../../core/plan/plan';
import { type PlannedQuery, type Query } from '../../core/query/query';
import { printQuery } from '../../core/query/print';
import { type Row } from '../../core/value';
import { type StartFrame } from '../../wire/frames';
import { type ITrailer, NOBODY_ASKS } from '../run/trailer';
import { columnInfos, fieldsOf } from './fields';
import { type IQuestion } from './start';

/** Rows on their way to a client, with what is said before them. What is said after them, the batches return. */
export interface IRowStream {
  readonly start: StartFrame['start'];
  readonly fields: readonly IField[];
  /** Milliseconds spent before the first row was asked for. */
  readonly planMs: number;
  /** Called once. Ending it early gives back what it holds. */
  readonly batches: (signal: AbortSignal) => AsyncGenerator<RowBatch, ITrailer, undefined>;
}

/** Most rows of a batch: what is written in one piece, while nobody else has a turn. */
const ROWS = 500;

/**
 * The rows of a question, read while they are sent.
 * @param columns - sent, and no others; absent: those of the plan.
 * @param finish - completes rows, which it may change, before they are sent.
 * @param described - columns that are none of the survey's.
 */
export function questionStream(
  question: IQuestion<PlannedQuery>,
  columns?: readonly string[],
  finish: (rows: Row[]) => void = () => undefined,
  described: readonly IField[] = []
): IRowStream {
  const { plan, query, source, planMs } = question;
  const fields = fieldsOf(columns ?? outputColumns(plan), [], described);
  const { ranges, pixels, note } = plan.estimate;
  return {
    start: {
      query: isPrintable(query) ? printQuery(query) : '',
      source: source.name,
      kind: query.kind,
      title: plan.title,
      survey: plan.survey,
      rows: query.kind === 'cone' ? 'objects' : 'alerts',
      columns: columnInfos(fields),
      plan: { ranges, pixels, note }
    },
    fields,
    planMs,
    batches: signal => inPieces(question.run(signal), columns, finish)
  };
}

/** The query language has no words for all that can be planned. */
function isPrintable(query: PlannedQuery): query is Query {
  return query.kind !== 'solar-system';
}

async function* inPieces(
  run: AsyncGenerator<RowBatch, ITrailer, undefined>,
  columns: readonly string[] | undefined,
  finish: (rows: Row[]) => void
): AsyncGenerator<RowBatch, ITrailer, undefined> {
  try {
    for (;;) {
      const step = await run.next();
      if (step.done === true) {
        return step.value;
      }
      const names = columns ?? step.value.columns;
      for (let at = 0; at < step.value.length; at += ROWS) {
        const rows = step.value.slice(at, at + ROWS);
        finish(rows);
        yield named(rows, names);
      }
    }
  } finally {
    // Ends the run also where nobody wants the rest of it. Its trailer is told above or not at all.
    await run.return(NOBODY_ASKS);
  }
}

/** Rows with the names of their columns. */
export function named(rows: readonly Row[], columns: readonly string[] | undefined): RowBatch {
  return columns === undefined ? rows : Object.assign(rows, { columns });
}

/** The rows of an answer that has already been collected, in batches. */
export async function* collectedBatches(
  rows: readonly Row[],
  columns: readonly string[],
  trailer: ITrailer
): AsyncGenerator<RowBatch, ITrailer, undefined> {
  for (let at = 0; at < rows.length; at += ROWS) {
    yield named(rows.slice(at, at + ROWS), columns);
  }
  return trailer;
}
