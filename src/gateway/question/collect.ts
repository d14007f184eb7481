import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type IPlan } from '../../core/plan/plan';
import { type Query } from '../../core/query/query';
import { type Row } from '../../core/value';
import { leavingSignal } from '../http/leaving';
import { note } from '../http/tellrequests';
import { type IServices } from '../services';
import { checkNotEmpty, startQuestion } from './start';

/** All rows of a query, and whether they are all. */
export interface ICollected {
  readonly plan: IPlan;
  readonly rows: Row[];
  readonly complete: boolean;
  readonly reason: string | null;
}

/** Run a query to its end and keep its rows: for formats that are not streamed. At most NLIMIT rows are read. */
export async function collect(
  services: IServices,
  query: Query,
  request: FastifyRequest,
  reply: FastifyReply,
  adjust?: (plan: IPlan) => IPlan
): Promise<ICollected> {
  const signal = leavingSignal(reply);
  await checkNotEmpty(services);
  const question = startQuestion(services, query, adjust);
  const leave = await services.slots.take(signal);
  const run = question.run(signal);
  try {
    const rows: Row[] = [];
    for (;;) {
      const step = await run.next();
      if (step.done) {
        const { complete, reason, rowsRead, ms } = step.value;
        note(request, { rows: rows.length, rowsRead, storeMs: ms.store.toFixed(1), complete, reason });
        signal.throwIfAborted();
        return { plan: question.plan, rows, complete, reason };
      }
      rows.push(...step.value);
    }
  } finally {
    leave();
  }
}
