import { RATE_COLUMNS, RATE_NEEDS, ratesOf } from '../../core/photometry';
import { computedColumns } from '../../core/survey/ztf';
import { type Row } from '../../core/value';

/** Computed columns that need all rows of an object. */
const RATES: ReadonlySet<string> = new Set(RATE_COLUMNS);

/** Whether some of the columns can only be given when all alerts of an object are there. */
export function needWholeObjects(wanted: readonly string[]): boolean {
  return wanted.some(name => RATES.has(name));
}

/** What a measurement is. All alerts are valid; only upper limits and bad detections are told by the store. */
const TAG = 'd:tag';

/** Stored columns that must be read so that the wanted ones, computed ones included, can be given. */
export function columnsToRead(wanted: readonly string[]): string[] {
  const read = new Set<string>();
  for (const name of wanted.filter(each => each !== TAG)) {
    const needs = RATES.has(name)
      ? ['i:objectId', ...RATE_NEEDS]
      : (computedColumns.get(name)?.needs ?? [name]);
    needs.forEach(need => read.add(need));
  }
  return [...read];
}

/**
 * Add computed columns to rows; a value that cannot be computed is null. Rows that are no detections of the main table
 * (`d:tag` other than `valid`) get none, as in the Fink API.
 */
export function addComputed(rows: readonly Row[], wanted: readonly string[]): void {
  const wantsTag = wanted.includes(TAG);
  const computed = wanted.flatMap(name => {
    const column = computedColumns.get(name);
    return column === undefined ? [] : [{ name, compute: column.compute }];
  });
  for (const row of rows) {
    if (wantsTag) {
      row[TAG] ??= 'valid';
    }
    const tag = row[TAG];
    if (tag === undefined || tag === 'valid') {
      for (const { name, compute } of computed) {
        row[name] = compute(row);
      }
    }
  }
  if (needWholeObjects(wanted)) {
    addRates(rows);
  }
}

/** Rates and colours, object by object. */
function addRates(rows: readonly Row[]): void {
  const objects = new Map<unknown, Row[]>();
  for (const row of rows) {
    const mine = objects.get(row['i:objectId']);
    if (mine) {
      mine.push(row);
    } else {
      objects.set(row['i:objectId'], [row]);
    }
  }
  for (const mine of objects.values()) {
    ratesOf(mine).forEach((rates, index) => Object.assign(mine[index] ?? {}, rates));
  }
}
