import { LOADING, loadingText, parseLoading } from '../store/loading';
import type { IRowWriter } from '../store/rowwriter';
import type { IAlertSource } from './source';

/** What a load says of itself to those who read the store meanwhile. */
export interface ILoadingTitle {
  /** What is being loaded, to follow the word "Loading": `the simulated sky`. */
  readonly what: string;
  /** Alerts there are to read, when this is known. */
  readonly total?: number;
  /** Command that goes on with it, when it was interrupted. */
  readonly again?: string;
}

/** The title of a load of these sources. */
export function loadingTitle(sources: readonly IAlertSource[], again: string | undefined): ILoadingTitle {
  const [first] = sources;
  const what = sources.length === 1 && first?.what !== undefined ? first.what : countOf(sources.length);
  const totals = sources.map(source => source.total ?? NaN);
  const total = totals.reduce((sum, each) => sum + each, 0);
  return { what, ...(total > 0 ? { total } : {}), ...(again === undefined ? {} : { again }) };
}

const countOf = (files: number): string => (files === 1 ? 'one file' : `${files} files`);

/**
 * Keeps the mark that tells readers how far a load is. It goes into the same transaction as the alerts that it counts,
 * and is emptied when the load has come to its end; a load that was cut leaves it behind.
 */
export class LoadingMark {
  private readonly _since = new Date().toISOString();
  private _begun = false;

  constructor(
    private readonly _writer: Pick<IRowWriter, 'commit' | 'mark'>,
    private readonly _title: ILoadingTitle
  ) {}

  /** Notes the beginning, once; call it when there is something to be read. */
  async begin(alerts: number): Promise<void> {
    if (!this._begun) {
      this._begun = true;
      await this._writer.commit({ put: [], marks: new Map([this.entry(alerts)]) });
    }
  }

  /** The mark to go with a commit after which so many alerts have been read. */
  entry(alerts: number): [name: string, text: string] {
    const { what, total, again } = this._title;
    const note = {
      what,
      alerts,
      ...(total === undefined ? {} : { total: Math.max(total, alerts) }),
      since: this._since,
      ...(again === undefined ? {} : { again }),
      pid: process.pid
    };
    return [LOADING, loadingText(note)];
  }

  /** Notes the end: nothing is being loaded. Also what an earlier run left behind is gone when this one is complete. */
  async end(): Promise<void> {
    if (parseLoading(await this._writer.mark(LOADING)) !== undefined) {
      await this._writer.commit({ put: [], marks: new Map([[LOADING, '']]) });
    }
  }
}
