import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type IPlan } from '../../core/plan/plan';
import { type PlannedQuery } from '../../core/query/query';
import { type Row } from '../../core/value';
import { leavingSignal } from '../http/leaving';
import { note } from '../http/tellrequests';
import { type IServices } from '../services';
import { ownerOf } from '../http/owner';
import { type ITrailer } from '../run/trailer';
import { type ISource } from '../source/source';
import { LargePlace } from './largeplace';
import { takePlace } from './place';
import { checkNotEmpty, type IQuestion, type IStartOptions, startQuestion } from './start';
import { failureOf } from './failure';
import { type IReturned, withTrailer } from './withtrailer';

/** All rows of a query, and whether they are all. */
export interface ICollected {
  /** Name of the source that was asked. */
  readonly source: string;
  readonly plan: IPlan;
  readonly trailer: ITrailer;
  readonly rows: Row[];
  /** The rows as they were written, where that was asked for and the source can do it. */
  readonly texts?: readonly Uint8Array[];
  readonly complete: boolean;
  readonly reason: string | null;
}

/**
 * Run a query to its end, keep its rows and do something with them: for formats that are not streamed. At most NLIMIT rows are
 * read.
 * @param use - writes the rows; while it does, they count among the large answers that are kept.
 */
export async function collect<T>(
  services: IServices,
  source: ISource,
  query: PlannedQuery,
  reply: FastifyReply,
  options: Omit<IStartOptions, 'owner' | 'largePlace'>,
  use: (answer: ICollected) => Promise<T>
): Promise<T> {
  const signal = leavingSignal(reply);
  const owner = ownerOf(reply.request);
  const place = new LargePlace(services.large, owner);
  await checkNotEmpty(source);
  const largePlace = (given: AbortSignal): Promise<void> => place.take(given);
  const question = await startQuestion(source, query, { ...options, owner, largePlace });
  try {
    return await use(await answerOf(services, question, owner, reply.request, signal));
  } finally {
    place.leave();
  }
}

async function answerOf(
  services: IServices,
  question: IQuestion<PlannedQuery>,
  owner: string,
  request: FastifyRequest,
  signal: AbortSignal
): Promise<ICollected> {
  const leave = await takePlace(services, question, owner, signal);
  try {
    const rows: Row[] = [];
    const texts: Uint8Array[] = [];
    const returned: IReturned<ITrailer> = {};
    for await (const batch of withTrailer(question.run(signal), returned)) {
      rows.push(...batch);
      texts.push(...(batch.texts ?? []));
    }
    if (!returned.value) {
      throw new Error('missing trailer of a run');
    }
    const { complete, reason, rowsRead, ms } = returned.value;
    note(request, { rows: rows.length, rowsRead, storeMs: ms.store.toFixed(1), complete, reason });
    signal.throwIfAborted();
    const failure = failureOf(returned.value);
    if (failure !== null) {
      throw failure;
    }
    return {
      source: question.source.name,
      plan: question.plan,
      trailer: returned.value,
      rows,
      ...(texts.length > 0 ? { texts } : {}),
      complete,
      reason
    };
  } finally {
    leave();
  }
}
