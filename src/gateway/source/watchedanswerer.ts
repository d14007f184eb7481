import { askingNow, type IAsking, onBehalfOf } from '../request/asking';
import { type IReadyPlan, type IQuestion, type IStartOptions } from '../question/start';
import { type PlannedQuery } from '../../core/query/query';
import { NOBODY_ASKS } from '../run/trailer';
import { outcomeOf } from '../store/outcome';
import { type Outcome } from '../store/storeevent';
import { type IAnswerer, type IStampsAsked, type IStampsGiven } from './answerer';
import { type SourceCounts } from './counts';
import { type ISource } from './source';

type Run = ReturnType<IReadyPlan['run']>;

/** An answerer whose answers are counted, for the source and for the request on whose behalf they are given. */
export function watchedAnswerer(answerer: IAnswerer, source: string, counts: SourceCounts): IAnswerer {
  return {
    start: async <Q extends PlannedQuery>(
      from: ISource,
      query: Q,
      options: IStartOptions
    ): Promise<IQuestion<Q>> => {
      const asking = askingNow();
      const question = await answerer.start(from, query, options);
      return {
        ...question,
        run: signal => watchedRun(question.run(signal), { source, counts, asking }, signal)
      };
    },
    run: (plan, options) =>
      watchedRun(answerer.run(plan, options), { source, counts, asking: askingNow() }, options.signal),
    stamps: async (asked: IStampsAsked): Promise<IStampsGiven> => {
      const reads = askingNow()?.reads;
      let outcome: Outcome = 'ok';
      reads?.begin(source);
      try {
        return await answerer.stamps(asked);
      } catch (error) {
        outcome = outcomeOf(error, asked.signal);
        throw error;
      } finally {
        counts.read(outcome);
        reads?.end(outcome === 'ok' ? 1 : 0);
      }
    },
    probe: signal => answerer.probe(signal)
  };
}

interface IWatch {
  readonly source: string;
  readonly counts: SourceCounts;
  readonly asking: IAsking | undefined;
}

/** A run whose steps are timed, and counted as one reading when it is over. */
async function* watchedRun(run: Run, watch: IWatch, signal: AbortSignal | undefined): Run {
  const { counts } = watch;
  let outcome: Outcome = 'ok';
  try {
    for (;;) {
      const step = await timedStep(run, watch);
      if (step.done === true) {
        outcome = step.value.trouble ?? (step.value.reason === 'error' ? 'failed' : outcome);
        return step.value;
      }
      yield step.value;
    }
  } catch (error) {
    outcome = outcomeOf(error, signal);
    throw error;
  } finally {
    counts.read(outcome);
    // Ends it also where nobody wants the rest; what it says then is heard by nobody.
    await run.return(NOBODY_ASKS);
  }
}

async function timedStep(run: Run, { source, counts, asking }: IWatch): ReturnType<Run['next']> {
  let rows = 0;
  asking?.reads.begin(source);
  try {
    const step = await onBehalfOf(asking, () => run.next());
    rows = step.done === true ? 0 : step.value.length;
    counts.rows += rows;
    return step;
  } finally {
    asking?.reads.end(rows);
  }
}
