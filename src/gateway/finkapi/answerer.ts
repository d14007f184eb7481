import type { IAsk, IPlan } from '../../core/plan';
import type { PlannedQuery } from '../../core/query/query';
import { cutReason } from '../../wire/frames';
import { planWithin } from '../question/plan';
import type { IQuestion, IStartOptions } from '../question/start';
import { type IRunOptions, runPlan } from '../run';
import type { Find } from '../run/answer';
import { Cut } from '../run/reading';
import { passes } from '../run/residual';
import type { CutReason } from '../run/trailer';
import type { IAnswerer, IStampsAsked, IStampsGiven } from '../source/answerer';
import type { ISource } from '../source/source';
import { type FinkApiCaller, LARGEST_ANSWER } from './caller';
import type { IRawAnswer } from './connection';
import { type BoundManner, mannerOf, mannerOfPlan } from './kinds';
import { MOST_ROWS } from './options';
import type { Probe } from './probe';
import { readable } from './readrows';
import { readRecords } from './records';
import { FinkApiSnapshot, noSuchQuestion } from './snapshot';
import { findStamps } from './stamps';
import { TABLES } from './tables';

/**
 * Answers queries by the Fink API. A query is planned as for a store, so that it is checked, titled and typed in the same way;
 * in place of ranges questions are asked, and the rows of the answers are tested, grouped, ordered, completed and computed by
 * the run of the plan.
 */
export class FinkApiAnswerer implements IAnswerer {
  constructor(
    private readonly _caller: FinkApiCaller,
    private readonly _probe: Probe
  ) {}

  async start<Q extends PlannedQuery>(
    source: ISource,
    query: Q,
    { owner = '', adjust = plan => plan }: IStartOptions
  ): Promise<IQuestion<Q>> {
    const { limits } = source;
    const started = performance.now();
    const manner = mannerOf(query);
    const plan = asking(adjust(planWithin(limits, query, TABLES)), manner, source.name);
    const planMs = performance.now() - started;
    const maxBytes = Math.min(limits.NBYTES, LARGEST_ANSWER);
    const options = {
      deadlineMs: limits.DEADLINE * 1000,
      byteBudget: limits.NBYTES,
      find: this._find(manner, owner, maxBytes)
    };
    return {
      query,
      plan,
      source,
      planMs,
      run: signal => runPlan(plan, new FinkApiSnapshot(this._caller, owner), { ...options, signal })
    };
  }

  run(plan: IPlan, options: IRunOptions): ReturnType<typeof runPlan> {
    const manner = mannerOfPlan(plan);
    if (manner === undefined) {
      throw noSuchQuestion(this._caller.options.name);
    }
    const planned = asking(plan, manner, this._caller.options.name);
    const maxBytes = Math.min(options.byteBudget ?? LARGEST_ANSWER, LARGEST_ANSWER);
    return runPlan(planned, new FinkApiSnapshot(this._caller, ''), {
      ...options,
      find: this._find(manner, '', maxBytes)
    });
  }

  stamps(asked: IStampsAsked): Promise<IStampsGiven> {
    return findStamps(this._caller, asked);
  }

  probe(signal: AbortSignal): Promise<void> {
    return this._probe.ask(signal);
  }

  /** Asks one question after the other; the rows of each come when its answer is whole. */
  private _find(manner: BoundManner, owner: string, maxBytes: number): Find {
    const caller = this._caller;
    const { name, most } = caller.options;
    return async function* (plan, _snapshot, reading, enough) {
      let cut: CutReason | null = null;
      for (const ask of plan.asks ?? []) {
        reading.ranges += 1;
        const answer = await reading.wait(() => caller.ask(ask, { owner, signal: reading.signal, maxBytes }));
        const records = readRecords(answer, name);
        const found = readable(name, () => manner.found(records, undefined, plan)).filter(each =>
          plan.residual.every(test => passes(test, each.row))
        );
        found.forEach(({ row }) => Object.keys(row).forEach(column => reading.columns.add(column)));
        const wanted = found.slice(0, enough);
        const within = reading.count(wanted.length);
        const isWithinBytes = reading.countBytes(answer.body.length);
        yield wanted.slice(0, within);
        if (within < wanted.length || !isWithinBytes) {
          throw new Cut('budget');
        }
        const given = { ask, plan, records: records.length, found, most: { ...MOST_ROWS, ...most } };
        cut ??= saidOf(answer) ?? (saysComplete(answer) || !manner.isCut(given) ? null : 'limit');
      }
      if (cut !== null) {
        throw new Cut(cut);
      }
    };
  }
}

/** Why an answer is not complete, where it says so itself: those of our own gateways do. */
function saidOf({ headers }: IRawAnswer): CutReason | null {
  if (headers.get('x-fink-complete') !== 'false') {
    return null;
  }
  const reason = cutReason.safeParse(headers.get('x-fink-reason')).data;
  return reason === 'budget' || reason === 'deadline' ? reason : 'limit';
}

function saysComplete({ headers }: IRawAnswer): boolean {
  return headers.get('x-fink-complete') === 'true';
}

/** A plan that asks questions in place of reading ranges. */
function asking(planned: IPlan, manner: BoundManner, source: string): IPlan {
  const asks = manner.asks(undefined, planned);
  return {
    ...planned,
    scans: planned.scans.map(({ nside, bounds, ...scan }) => {
      void nside;
      void bounds;
      return { ...scan, ranges: [] };
    }),
    asks,
    estimate: { ...planned.estimate, ranges: asks.length, pixels: 0, note: noteOf(asks, planned, source) }
  };
}

function noteOf(asks: readonly IAsk[], { hydrate }: IPlan, source: string): string {
  const route = asks[0]?.route ?? '';
  const times = asks.length === 1 ? 'once' : `${asks.length} times`;
  const more = hydrate === null ? '' : ' Rows found are completed by /api/v1/objects.';
  return `Asks ${source} ${times} for /api/v1/${route}; rows come when an answer is whole.${more}`;
}
