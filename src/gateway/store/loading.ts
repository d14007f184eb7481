/** A load that has begun and not come to its end. */
export interface ILoading {
  /** What is being loaded, to follow the word "Loading": `the simulated sky`. */
  readonly what: string;
  /** Alerts that have been read, those of earlier runs of the same load included. */
  readonly alerts: number;
  /** Alerts there are to read, when this is known. */
  readonly total?: number;
  /** When this run began, ISO UTC. */
  readonly since: string;
  /** Command that goes on with it, when it was interrupted. */
  readonly again?: string;
  /** False: the process that loaded it is gone. */
  readonly running: boolean;
}

/** Mark in which the writer says what it is loading; empty when it loads nothing. */
export const LOADING = 'loading';

/** What the writer notes: {@link ILoading}, and which process notes it. */
export interface ILoadingNote extends Omit<ILoading, 'running'> {
  readonly pid: number;
}

/** Text of the mark. */
export function loadingText(note: ILoadingNote): string {
  return JSON.stringify(note);
}

/** The note of a mark; undefined when nothing is being loaded, or when another version of this program wrote it. */
export function parseLoading(text: string | undefined): ILoadingNote | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  let found: Partial<ILoadingNote> | null;
  try {
    found = JSON.parse(text) as Partial<ILoadingNote> | null;
  } catch {
    // Not ours to read: progress is a courtesy, the alerts can be served without it.
    return undefined;
  }
  const { what, alerts, total, since, again, pid } = found ?? {};
  if (
    typeof what !== 'string' ||
    typeof alerts !== 'number' ||
    typeof since !== 'string' ||
    typeof pid !== 'number'
  ) {
    return undefined;
  }
  return {
    what,
    alerts,
    since,
    pid,
    ...(typeof total === 'number' ? { total } : {}),
    ...(typeof again === 'string' ? { again } : {})
  };
}
