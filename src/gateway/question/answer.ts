import { type FastifyReply } from 'fastify';
import { type IField } from '../../core/format/answertable';
import { type FormatName } from '../../core/format/formats';
import { type IPlan } from '../../core/plan/plan';
import { type PlannedQuery } from '../../core/query/query';
import { type Row } from '../../core/value';
import { chooseFormat } from '../format/negotiate';
import { leavingSignal } from '../http/leaving';
import { ownerOf } from '../http/owner';
import { type IServices } from '../services';
import { type ISource } from '../source/source';
import { collect } from './collect';
import { addComputed, needWholeObjects } from './computed';
import { takePlace } from './place';
import { sendRecords } from './records';
import { questionStream } from './rowstream';
import { sendStream } from './sendstream';
import { checkNotEmpty, startQuestion } from './start';
import { writtenColumns } from './writtencolumns';

/** What a route asks, and how it answers. */
export interface IQueryAnswer {
  readonly source: ISource;
  readonly query: PlannedQuery;
  /** Columns sent, computed ones included. */
  readonly columns: readonly string[];
  /** The argument `output-format`. */
  readonly format: FormatName | undefined;
  /** What is known of columns that are none of the survey's. */
  readonly fields?: readonly IField[];
  /** What one row is; `alerts` when absent. */
  readonly unit?: 'alerts' | 'objects';
  /** Changes the plan before it is run. */
  readonly adjust?: (plan: IPlan) => IPlan;
  /** Changes rows, after the computed columns were added. */
  readonly finish?: (rows: readonly Row[]) => void;
  /** Stored columns that `finish` looks at, and no others; any when absent. */
  readonly looksAt?: readonly string[];
}

/**
 * Answer a Fink route that is a query: in Fink's own formats when all rows are there, in the others while they are being
 * read – but for columns that need all alerts of an object.
 * @throws WireFault (406) when the header `Accept` excludes every format, before anything is read.
 */
export async function answerQuery(
  services: IServices,
  reply: FastifyReply,
  { source, query, columns, fields, format: given, unit, adjust, finish, looksAt }: IQueryAnswer
): Promise<FastifyReply> {
  const { request } = reply;
  const format = chooseFormat(request, given);
  const complete = (rows: readonly Row[]): void => {
    addComputed(rows, columns);
    finish?.(rows);
  };
  if ((format === 'ndjson' || format === 'arrow') && !needWholeObjects(columns)) {
    const signal = leavingSignal(reply);
    const owner = ownerOf(request);
    await checkNotEmpty(source);
    const question = await startQuestion(source, query, { owner, adjust });
    const leave = await takePlace(services, question, owner, signal);
    return sendStream(reply, format, questionStream(question, columns, complete, fields), signal, { leave });
  }
  const isWritten = format === 'json' && (finish === undefined || looksAt !== undefined);
  const texts = isWritten ? writtenColumns(columns, fields, looksAt) : undefined;
  return collect(services, source, query, reply, { adjust, texts }, async answer => {
    complete(answer.rows);
    const written =
      answer.texts && texts ? { columns: texts.columns.length, texts: answer.texts } : undefined;
    return sendRecords(
      reply,
      {
        ...answer,
        columns,
        ...(written === undefined ? {} : { written }),
        ...(fields === undefined ? {} : { fields }),
        ...(unit === undefined ? {} : { unit })
      },
      format
    );
  });
}
