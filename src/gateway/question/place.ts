import { WireFault } from '../../wire/fault';
import { type PlannedQuery } from '../../core/query/query';
import { type IServices } from '../services';
import { type IClaim } from '../slots';
import { type ISource } from '../source/source';
import { type IQuestion } from './start';

/** A question that is expected to read no more rows than this is small. */
const FEW_ROWS = 1000;
/** And opens no more ranges than this. */
const FEW_RANGES = 20;

/**
 * Wait for a place to run a question in, not longer than it may take itself.
 * @returns what gives the place back.
 * @throws WireFault (503) when there is none in that time. Rejects with the signal's reason when the client leaves.
 */
export function takePlace(
  services: IServices,
  question: IQuestion<PlannedQuery>,
  owner: string,
  signal: AbortSignal
): Promise<() => void> {
  return waitForPlace(services, question.source, { owner, small: isSmall(question) }, signal);
}

/** The same for work on a source that is no single question. */
export async function waitForPlace(
  { slots }: IServices,
  { limits }: ISource,
  claim: IClaim,
  signal: AbortSignal
): Promise<() => void> {
  const { DEADLINE } = limits;
  const waited = AbortSignal.timeout(DEADLINE * 1000);
  try {
    return await slots.take(AbortSignal.any([signal, waited]), claim);
  } catch (error) {
    signal.throwIfAborted();
    if (!waited.aborted) {
      throw error;
    }
    throw new WireFault(
      {
        code: 'unavailable',
        message: `unavailable: no place for this search became free within ${DEADLINE} s`,
        remedy: 'Try again in a while: many searches are running'
      },
      503,
      { cause: error }
    );
  }
}

/**
 * Whether a question will be done in a moment. What it expects to read is a guess, and so is this; of the beginning of an
 * id nobody can say how much it finds.
 */
export function isSmall({ plan, query }: Pick<IQuestion<PlannedQuery>, 'plan' | 'query'>): boolean {
  const rows = plan.estimate.rows ?? plan.limit ?? Infinity;
  const isPrefix = query.kind === 'object' && query.prefix !== undefined;
  return rows <= FEW_ROWS && plan.estimate.ranges <= FEW_RANGES && !isPrefix;
}
