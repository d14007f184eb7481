import { BANDS } from '../../core/figure/band';
import { isSimulated } from '../../core/survey/ztf/simulated';
import { angleText } from '../../core/query';
import { jdToIso } from '../../core/time';
import type { Row, Value } from '../../core/value';
import type { IFoundObject } from '../notebook/tokens';
import type { IAnswer } from '../sidebar/tokens';

/** One line of the list: an alert, or an object with its latest alert. */
export interface IResultRow extends IFoundObject {
  /** Tells lines of one answer apart, and stays while the answer grows. */
  readonly key: string;
  readonly band: string;
  /** `2024-01-31 04:12` UTC, or an empty text. */
  readonly time: string;
  /** Distance from the centre of a cone, `12.3″`, or an empty text. */
  readonly separation: string;
  /** Number of alerts of the object in the answer, when it is for objects. */
  readonly alerts: number | null;
  /** Number of detections in the alert and its history of 30 days, where the answer tells. */
  readonly recent: number | null;
  /** Which of the alerts of its object in the list this is, from 1; null when it is the only one. */
  readonly repeat: { readonly number: number; readonly count: number } | null;
  readonly simulated: boolean;
  /** Every alert of the object, when the answer has them all. */
  readonly history: readonly Row[] | null;
}

/** Lines of an answer. Alerts of a search for objects are put together by object, in the order of their arrival. */
export function resultRows(answer: IAnswer | null): readonly IResultRow[] {
  if (answer === null) {
    return [];
  }
  return answer.query.kind === 'object' ? byObject(answer) : numbered(answer.rows.map(rowOf));
}

/** Alerts of an object that stands in several lines are numbered, so that they are not taken for several objects. */
function numbered(rows: readonly IResultRow[]): IResultRow[] {
  const counts = new Map<string, number>();
  rows.forEach(({ id }) => counts.set(id, (counts.get(id) ?? 0) + 1));
  const seen = new Map<string, number>();
  return rows.map(row => {
    const count = counts.get(row.id) ?? 1;
    const number = (seen.get(row.id) ?? 0) + 1;
    seen.set(row.id, number);
    return count === 1 ? row : { ...row, repeat: { number, count } };
  });
}

function byObject(answer: IAnswer): IResultRow[] {
  const lists = new Map<string, Row[]>();
  for (const row of answer.rows) {
    const id = text(row['i:objectId']);
    const list = lists.get(id);
    if (list === undefined) {
      lists.set(id, [row]);
    } else {
      list.push(row);
    }
  }
  // With a limit the answer need not hold every alert of an object.
  const whole = answer.query.last === undefined;
  return [...lists].map(([id, rows]) => ({
    ...rowOf(latest(rows), 0),
    key: id,
    alerts: rows.length,
    history: whole ? rows : null
  }));
}

function latest(rows: readonly Row[]): Row {
  return rows.reduce((best, row) => ((number(row['i:jd']) ?? 0) > (number(best['i:jd']) ?? 0) ? row : best));
}

function rowOf(row: Row, index: number): IResultRow {
  const id = text(row['i:objectId']);
  const label = text(row['v:classification'] ?? row['d:classification']);
  const jd = number(row['i:jd']);
  const separation = number(row['v:separation_degree']);
  const candid = row['i:candid'];
  return {
    id,
    key: `${id} ${typeof candid === 'string' || typeof candid === 'number' ? candid : index}`,
    ...known('ra', number(row['i:ra'])),
    ...known('dec', number(row['i:dec'])),
    ...known('magnitude', number(row['i:magpsf'])),
    ...(label === '' ? {} : { label }),
    band: BANDS.find(band => band.fid === row['i:fid'])?.name ?? '',
    time: jd === undefined ? '' : jdToIso(jd).slice(0, 16),
    separation: separation === undefined ? '' : angleText(separation * 3600),
    alerts: null,
    recent: number(row['d:nalerthist']) ?? null,
    repeat: null,
    simulated: isSimulated(id),
    history: null
  };
}

function known<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  const members: Partial<Record<K, number>> = {};
  if (value !== undefined) {
    members[key] = value;
  }
  return members;
}

function number(value: Value | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
