import { type FastifyReply } from 'fastify';
import { csv } from '../../core/format/csv';
import { finkJson } from '../../core/format/finkjson';
import { type Row } from '../../core/value';

/** What is sent as the answer of a Fink route. */
export interface IRecords {
  readonly rows: readonly Row[];
  /** Columns sent, in this order. */
  readonly columns: readonly string[];
  readonly complete: boolean;
  readonly reason: string | null;
}

/**
 * Send records in Fink's JSON or as CSV. Fink's JSON has no place for it, so headers say whether the answer is whole:
 * `X-Fink-Complete`, and `X-Fink-Reason` when it is not.
 */
export function sendRecords(
  reply: FastifyReply,
  records: IRecords,
  format: 'json' | 'csv' = 'json'
): FastifyReply {
  reply.header('x-fink-complete', String(records.complete));
  if (records.reason !== null) {
    reply.header('x-fink-reason', records.reason);
  }
  const { rows, columns } = records;
  return format === 'csv'
    ? reply.type('text/csv; charset=utf-8').send(csv(rows, columns))
    : reply.type('application/json; charset=utf-8').send(finkJson(rows, columns));
}
