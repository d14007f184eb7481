import { type FastifyReply } from 'fastify';
import { type IAnswerTable, type IField } from '../../core/format/answertable';
import { fittedAtOnce } from '../../core/format/fitting';
import { type FormatName } from '../../core/format/formats';
import { wholeFormats } from '../../core/format/wholeformats';
import { type IWrittenRows } from '../../core/format/writtenrows';
import { type IPlan } from '../../core/plan/plan';
import { type Row } from '../../core/value';
import { describeAnswer } from '../format/describe';
import { chooseFormat } from '../format/negotiate';
import { spool } from '../format/spool';
import { cutReason } from '../../wire/frames';
import { leavingSignal } from '../http/leaving';
import { type ITrailer } from '../run/trailer';
import { columnInfos, fieldsOf } from './fields';
import { collectedBatches, type IRowStream } from './rowstream';
import { sendStream } from './sendstream';

/** What is sent as the answer of a Fink route. */
export interface IRecords {
  readonly rows: readonly Row[];
  /** What has been written of them already, for the format JSON. */
  readonly written?: IWrittenRows;
  /** Columns sent, in this order. */
  readonly columns: readonly string[];
  readonly complete: boolean;
  readonly reason: string | null;
  /** What is known of columns that are none of the survey's, e.g. those of statistics. */
  readonly fields?: readonly IField[];
  /** What one row is; `alerts` when absent. */
  readonly unit?: 'alerts' | 'objects' | 'rows';
  /** What was asked, in one sentence; that of the plan when absent. */
  readonly title?: string;
  /** Name of the source that was asked. */
  readonly source?: string;
  /** What was read for it, where it was read by a plan. */
  readonly plan?: IPlan;
  readonly trailer?: ITrailer;
}

/**
 * Send records in the format that was asked for: Fink's own (JSON, CSV, VOTable, Parquet) are completed before the first
 * byte is sent. Most have no place for it, so headers say whether the answer is whole: `X-Fink-Complete`, and
 * `X-Fink-Reason` when it is not.
 * @param given - the argument `output-format`; absent: what the header `Accept` says.
 * @throws WireFault (406) when the header excludes every format; (503) when a large answer cannot be kept on disk.
 */
export async function sendRecords(
  reply: FastifyReply,
  records: IRecords,
  given?: FormatName,
  usual: FormatName = 'json'
): Promise<FastifyReply> {
  const { request } = reply;
  const signal = leavingSignal(reply);
  const format = chooseFormat(request, given, usual);
  const headers = {
    'x-fink-complete': String(records.complete),
    ...(records.reason === null ? {} : { 'x-fink-reason': records.reason })
  };
  if (format === 'ndjson' || format === 'arrow') {
    const rows = recordStream(records, request.routeOptions.url ?? '');
    return sendStream(reply, format, rows, signal, { headers });
  }
  const answer = await spool(wholeFormats[format](tableOf(records)), signal);
  describeAnswer(reply, format);
  reply.headers(headers);
  return answer.kind === 'memory'
    ? reply.send(answer.bytes)
    : reply.header('content-length', answer.size).send(answer.stream());
}

function tableOf({
  rows,
  written,
  columns,
  complete,
  reason,
  title,
  plan,
  fields = []
}: IRecords): IAnswerTable {
  const asked = title ?? plan?.title;
  return {
    fields: fieldsOf(columns, rows, fields),
    rows,
    ...(written === undefined ? {} : { written }),
    complete,
    reason,
    ...(asked === undefined ? {} : { title: asked })
  };
}

/** Collected records as if they were on their way. */
function recordStream(records: IRecords, route: string): IRowStream {
  const { rows, columns, complete, reason, plan, source, unit = 'alerts' } = records;
  const table = tableOf(records);
  const fields = fittedAtOnce(table.fields, rows);
  const trailer: ITrailer = records.trailer ?? {
    complete,
    reason: complete ? null : (cutReason.safeParse(reason).data ?? 'error'),
    rows: rows.length,
    rowsRead: rows.length,
    pending: 0,
    ms: { store: 0 },
    read: { ranges: 0, rows: rows.length, bytes: 0 },
    error: null
  };
  const { ranges = 0, pixels = 0, note = '' } = plan?.estimate ?? {};
  return {
    start: {
      query: '',
      ...(source === undefined ? {} : { source }),
      kind: 'records',
      title: table.title ?? route,
      survey: plan?.survey ?? 'ztf',
      rows: unit,
      columns: columnInfos(fields),
      plan: { ranges, pixels, note }
    },
    fields,
    planMs: 0,
    batches: () => collectedBatches(rows, columns, trailer)
  };
}
