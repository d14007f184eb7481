import { isoToJd } from '../../core/time';
import type { IKeyRange } from '../../core/survey/keyrange';
import type { ISnapshot } from '../store/rowstore';

const ALL: IKeyRange = { start: '!', stop: '\u{10FFFF}' };

/**
 * Ranges of the times of some nights as they stand in row keys, neighbouring nights in one: `2459001.5` to `2459002.5`.
 * Undefined for nights that are so long ago, or so far ahead, that their times have not seven digits.
 */
export function timesOf(nights: ReadonlySet<string>): readonly IKeyRange[] | undefined {
  const runs: { start: number; stop: number }[] = [];
  for (const each of [...nights].sort()) {
    const start = startOf(each);
    // From 763 to 3501. All these texts begin with 2, and sort as the times do.
    if (!(start >= 2_000_000 && start < 2_999_999)) {
      return undefined;
    }
    const run = runs.at(-1);
    if (run?.stop === start) {
      run.stop = start + 1;
    } else {
      runs.push({ start, stop: start + 1 });
    }
  }
  return runs.map(({ start, stop }) => ({ start: String(start), stop: String(stop) }));
}

/** JD of the midnight that begins a night. */
function startOf(night: string): number {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(night) ?? [];
  return isoToJd(`${year}-${month}-${day}`) ?? NaN;
}

/**
 * Where the alerts of some nights are in `ztf.class`, which has a row for each alert, by class and time: one range for each
 * class and run of nights. So a night is found without reading the main table, which is by object.
 */
export async function alertsOf(snapshot: ISnapshot, nights: ReadonlySet<string>): Promise<IKeyRange[]> {
  const times = timesOf(nights);
  if (!times) {
    return [ALL];
  }
  const ranges: IKeyRange[] = [];
  for (const label of await labelsOf(snapshot)) {
    ranges.push(
      ...times.map(({ start, stop }) => ({ start: `${label}_${start}`, stop: `${label}_${stop}` }))
    );
  }
  return ranges;
}

/** Classes that have alerts: of each, one row is read. */
async function labelsOf(snapshot: ISnapshot): Promise<string[]> {
  const labels: string[] = [];
  for (let { start } = ALL; ;) {
    const key = await firstKey(snapshot, start);
    if (key === undefined) {
      return labels;
    }
    // A label may have the separator in it; time and id have not.
    const label = key.replace(/_[^_]*_[^_]*$/, '');
    labels.push(label);
    // Behind all times of this label, and before labels that begin with it: times are digits.
    start = after(key, `${label}_2:`);
  }
}

const after = (key: string, next: string): string => (next > key ? next : `${key}\u0000`);

async function firstKey(snapshot: ISnapshot, start: string): Promise<string | undefined> {
  const options = { table: 'ztf.class', ranges: [{ ...ALL, start }], columns: ['i:jd'], limit: 1 };
  for await (const rows of snapshot.scan(options)) {
    return rows[0]?.key;
  }
  return undefined;
}
