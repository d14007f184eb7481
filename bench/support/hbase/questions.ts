import { type IPlan, planQuery } from '../../../src/core/plan';
import { type Query } from '../../../src/core/query/query';
import { ztfTables } from '../../../src/core/survey/ztf';
import { ssnamenrRange } from '../../../src/core/survey/ztf/rowkeys';
import {
  ASTEROID,
  FIELD,
  LATEST_CLASS,
  nearestObjects,
  OBJECTS,
  skyObject,
  WITHIN_1,
  type ISkyObject
} from './trialsky';

/** What the present service needs for a row of the table. */
export interface IPresent {
  /** Milliseconds, one request at a time. */
  readonly ms: number;
  /** Requests in a second, eight at once. */
  readonly perSecond: number;
}

/** One way to ask a question: of the gateway, and of Thrift2 alone. */
export interface IAsked {
  readonly path: string;
  readonly plan: IPlan;
}

/** A row of the table: a question of which there are several of the same kind and size. */
export interface IQuestionRow {
  readonly name: string;
  readonly present: IPresent;
  /** How many times faster than the present service it should be. */
  readonly factor: number;
  /** Cells of an answer, about: below 100 the factor is asked for with eight at once, too. */
  readonly cells: number;
  readonly asked: readonly IAsked[];
}

/** Questions of each kind; they are asked in turn, so that no answer is asked for twice in a row. */
const VARIANTS = 20;
const THREE = ['i:jd', 'i:magpsf', 'i:fid'];
const BUDGET = 1_000_000;
/** Columns that a scan always reads besides those named; there is no row of `ztf` without them. */
const plan = (query: Query): IPlan =>
  planQuery(query, { budget: BUDGET, tables: Object.keys(ztfTables).filter(name => name !== 'ztf.pixel12') });

function stored(table: string): readonly string[] {
  return ztfTables[table]?.columns ?? [];
}

function address(route: string, given: Readonly<Record<string, string>>): string {
  return `/api/v1/${route}?${new URLSearchParams(given).toString()}`;
}

/** Alerts of objects; all columns when none are named. */
export function objects(ids: readonly string[], columns?: readonly string[]): IAsked {
  const named = columns === undefined ? {} : { columns: columns.join(',') };
  return {
    path: address('objects', { objectId: ids.join(','), ...named }),
    plan: plan({
      kind: 'object',
      survey: 'ztf',
      ids,
      columns: columns ?? stored('ztf'),
      sort: { column: 'i:jd', descending: true }
    })
  };
}

/** Objects in a circle, with the columns of the pixel table. */
export function cone(ra: number, dec: number, radius: number): IAsked {
  const columns = stored('ztf.pixel128');
  return {
    path: address('conesearch', {
      ra: String(ra),
      dec: String(dec),
      radius: String(radius),
      columns: columns.join(',')
    }),
    plan: plan({ kind: 'cone', survey: 'ztf', ra, dec, radius, columns })
  };
}

/** The newest alerts of a class, with the columns of its table. */
export function latest(name: string, n: number, table: string): IAsked {
  const columns = stored(table);
  return {
    path: address('latests', { class: name, n: String(n), columns: columns.join(',') }),
    plan: plan({ kind: 'class', survey: 'ztf', class: name, last: n, columns })
  };
}

/** Alerts of an asteroid, with the columns of its table. */
function asteroid(name: string): IAsked {
  const columns = stored('ztf.ssnamenr');
  const like = plan({ kind: 'class', survey: 'ztf', class: LATEST_CLASS, last: 1, columns });
  const ranges = [ssnamenrRange(name)];
  return {
    path: address('sso', { n_or_d: name, columns: columns.join(',') }),
    plan: { ...like, scans: [{ table: 'ztf.ssnamenr', ranges, reversed: false, columns }], limit: null }
  };
}

/** Numbers of objects that have so many alerts. */
function withAlerts(alerts: number): ISkyObject[] {
  const found: ISkyObject[] = [];
  for (let number = 0; number < OBJECTS; number++) {
    const object = skyObject(number);
    if (object.alerts === alerts) {
      found.push(object);
    }
  }
  return found;
}

/** So many of a list, evenly taken. */
function some<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, place) => place % step === 0).slice(0, count);
}

/** Centres near that of the field, so that a circle around each holds about as many objects. */
function near(spread: number, count: number): { readonly ra: number; readonly dec: number }[] {
  return Array.from({ length: count }, (_, place) => ({
    ra: FIELD.ra + spread * Math.cos((2 * Math.PI * place) / count),
    dec: FIELD.dec + spread * Math.sin((2 * Math.PI * place) / count)
  }));
}

/**
 * The rows of the table. The numbers of the present service (Java client behind Python) were measured by us on a machine of
 * this kind, with the same HBase and a table of the same size: 200 000 alerts of 20 000 objects.
 */
export function questionRows(): readonly IQuestionRow[] {
  const tens = some(withAlerts(10), 20 * VARIANTS);
  const thirties = some(withAlerts(30), VARIANTS);
  const longest = skyObject(0).id;
  const inner = some(nearestObjects(Math.floor(WITHIN_1 / 2)), VARIANTS);
  const of10 = tens.slice(0, VARIANTS).map(({ id }) => id);
  const groups = Array.from({ length: VARIANTS }, (_, group) =>
    tens.slice(20 * group, 20 * group + 20).map(({ id }) => id)
  );
  const row = (
    name: string,
    [ms, perSecond]: readonly [number, number],
    factor: number,
    cells: number,
    asked: readonly IAsked[]
  ): IQuestionRow => ({ name, present: { ms, perSecond }, factor, cells, asked });
  const cones = (radius: number): IAsked[] => inner.map(({ ra, dec }) => cone(ra, dec, radius));
  const latestOf = (n: number): IAsked[] => [latest(LATEST_CLASS, n, 'ztf.class')];
  return [
    row(
      'object, 10 alerts, 3 columns',
      [41, 43],
      15,
      30,
      of10.map(id => objects([id], THREE))
    ),
    row(
      'object, 10 alerts, all columns',
      [140, 11],
      20,
      1490,
      of10.map(id => objects([id]))
    ),
    row(
      'object, 30 alerts, all columns',
      [147, 12],
      10,
      4470,
      thirties.map(({ id }) => objects([id]))
    ),
    row('object, 1 575 alerts, 3 columns', [373, 3.4], 8, 4725, [objects([longest], THREE)]),
    row('object, 1 575 alerts, all columns', [1153, 1.1], 2, 234_675, [objects([longest])]),
    row(
      '20 objects × 10 alerts, all columns',
      [517, 2.7],
      6,
      29_800,
      groups.map(ids => objects(ids))
    ),
    row('cone 5″', [132, 12], 15, 14, cones(5)),
    row('cone 60″', [134, 13], 15, 20, cones(60)),
    row('cone 10′', [210, 6.4], 15, 966, cones(600)),
    row('cone 1°, 2 500 objects', [1365, 1], 10, 35_000, [
      cone(FIELD.ra, FIELD.dec, 3600),
      ...near(0.02, 4).map(at => cone(at.ra, at.dec, 3600))
    ]),
    row('cone 5°, 16 000 objects', [5233, 0.3], 8, 224_000, [cone(FIELD.ra, FIELD.dec, 18_000)]),
    row('latest of a class, n = 10', [164, 12], 20, 770, latestOf(10)),
    row('latest of a class, n = 100', [156, 9], 6, 7700, latestOf(100)),
    row('latest of a class, n = 1 000', [412, 3.1], 2, 77_000, latestOf(1000)),
    row('anomaly, n = 10', [143, 11], 15, 1490, [latest('Anomaly', 10, 'ztf.anomaly')]),
    row('Solar System object, 400 alerts', [263, 5.8], 3, 30_800, [asteroid(ASTEROID.name)])
  ];
}
