import fc from 'fast-check';
import { planQuery, type IPlan, type IPlanContext } from '../../src/core/plan';
import type { IClassQuery, IConeQuery, IObjectQuery, Query } from '../../src/core/query/query';
import { separation } from '../../src/core/sky';
import { decodeCells } from '../../src/core/survey/cell';
import { ztfColumns } from '../../src/core/survey/ztf';
import type { Row } from '../../src/core/value';
import { runPlan, type ITrailer } from '../../src/gateway/run';
import type { IRowStore } from '../../src/gateway/store/rowstore';
import { farStore } from '../support/farstore';
import type { MemoryStore } from '../support/memorystore';
import { alert, finkTables, type Alert } from './finktables';

/** The answer of every plan is what a look at all rows gives, whatever the store is good at and whichever tables it has. */

const LABELS = ['EB*', 'EB*_Candidate', 'SN candidate', 'SN candidate_Candidate'];
/** Over 0h, at both poles, where numbers of pixels have fewer digits (north of dec 53°), on the equator, in the south. */
const PLACES = [
  { ra: 0, dec: 5 },
  { ra: 359.999, dec: -20 },
  { ra: 120, dec: 90 },
  { ra: 10, dec: -89.99 },
  { ra: 200, dec: 53.2 },
  { ra: 33, dec: 75 },
  { ra: 180, dec: 0 }
] as const;
const PIXEL_TABLES = ['ztf.pixel128', 'ztf.pixel4096', 'ztf.pixel131072', 'ztf.pixel12'];

const place = fc.constantFrom(...PLACES);
/** Times with few and many decimals, close together: `2459000.7` sorts after `2459000.79` in keys. */
const time = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map(tenths => Number((2459000 + tenths / 10).toFixed(1))),
  fc.integer({ min: 0, max: 3000 }).map(n => Number((2459000 + n / 1000).toFixed(3))),
  fc.integer({ min: 0, max: 3e7 }).map(n => Number((2459000 + n / 1e7).toFixed(7)))
);
const alerts = fc
  .uniqueArray(
    fc.record({
      object: fc.integer({ min: 0, max: 25 }),
      jd: time,
      east: fc.integer({ min: -9, max: 9 }),
      north: fc.integer({ min: -9, max: 9 }),
      magnitude: fc.integer({ min: 60, max: 80 }),
      label: fc.constantFrom(...LABELS),
      start: fc.constantFrom(2458000.5, 2459000.5)
    }),
    { minLength: 1, maxLength: 40, selector: ({ jd }) => jd }
  )
  .map(list => list.map(made));

function made(given: {
  readonly object: number;
  readonly jd: number;
  readonly east: number;
  readonly north: number;
  readonly magnitude: number;
  readonly label: string;
  readonly start: number;
}): Alert & { readonly label: string } {
  const { object, jd, east, north, magnitude, label, start } = given;
  // An object has its place; its alerts lie within 2 arcseconds of it.
  const { ra: ra0, dec: dec0 } = PLACES[object % PLACES.length] ?? PLACES[0];
  const reach = [0, 30, 600, 5000][object % 4] ?? 0;
  const up = dec0 + (((object * 7) % 19) - 9) * (reach / 36000) + north / 36000;
  const dec = up > 90 ? 180 - up : up < -90 ? -180 - up : up;
  const narrow = Math.max(0.001, Math.cos((dec * Math.PI) / 180));
  const ra = ra0 + ((((object * 11) % 19) - 9) * (reach / 36000) + east / 36000) / narrow;
  return {
    ...alert(`ZTF20aaaa${String.fromCharCode(97 + object)}`, jd, ((ra % 360) + 360) % 360, dec, {
      'i:magpsf': magnitude / 4,
      'i:jdstarthist': start,
      'd:roid': object % 4,
      'i:classtar': 0.5
    }),
    label
  };
}

const options = { east: fc.boolean(), sort: fc.option(fc.constantFrom('i:magpsf', 'i:jd', 'd:roid')) };
const columns = fc.option(
  fc.constantFrom(['i:objectId', 'i:jd'], ['i:jd', 'i:magpsf', 'i:fid'], ['i:objectId', 'i:jd', 'i:classtar'])
);
const cones: fc.Arbitrary<IConeQuery> = fc
  .record({
    place,
    off: fc.integer({ min: -300, max: 300 }),
    radius: fc.constantFrom(2, 20, 300, 4000, 18000),
    last: fc.option(fc.integer({ min: 1, max: 5 })),
    asRead: fc.boolean(),
    columns,
    ...options
  })
  .map(({ place: { ra, dec }, off, radius, last, asRead, columns: wanted, sort }) => ({
    kind: 'cone',
    survey: 'ztf',
    ra: (ra + off / 3600 + 360) % 360,
    dec: Math.max(-90, Math.min(90, dec + off / 3600)),
    radius,
    ...(last === null ? {} : { last }),
    ...(wanted === null ? {} : { columns: wanted }),
    ...(asRead
      ? { sort: { column: 'none', descending: false } }
      : sort === null
        ? {}
        : { sort: { column: sort, descending: false } })
  }));

/** What the store is good at; null is a local one. */
const traits = fc.option(
  fc.record({
    bounds: fc.boolean(),
    manyRanges: fc.boolean(),
    parallel: fc.constantFrom(1, 4),
    seekRows: fc.constantFrom(0.01, 30),
    batch: fc.constantFrom(1, 7, 100)
  })
);
const tables = fc.subarray(PIXEL_TABLES, { minLength: 1 });

type Traits = { readonly [K in keyof IPlanContext]?: IPlanContext[K] } | null;

async function answer(
  query: Query,
  store: MemoryStore,
  given: Traits,
  names: readonly string[]
): Promise<{ plan: IPlan; rows: Row[]; end: ITrailer }> {
  const source: IRowStore = given === null ? store : farStore(store, given);
  const plan = planQuery(query, { budget: 10_000, tables: ['ztf', ...names], ...source.traits });
  const rows: Row[] = [];
  const running = runPlan(plan, source);
  for (;;) {
    const step = await running.next();
    if (step.done === true) {
      expect(step.value).toMatchObject({ complete: true, error: null, rows: rows.length });
      return { plan, rows, end: step.value };
    }
    rows.push(...step.value);
  }
}

/** All rows of a table. */
async function rowsOf(store: MemoryStore, table: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of store.snapshot().scan({ table, ranges: [{ start: '', stop: '\u{10ffff}' }] })) {
    rows.push(...batch.map(({ cells }) => decodeCells(cells, name => ztfColumns.get(name)?.type)));
  }
  return rows;
}

const number = (row: Row, column: string): number => Number(row[column]);

describe('answers equal those of a look at all rows', () => {
  it('for circles', async () => {
    await fc.assert(
      fc.asyncProperty(alerts, cones, traits, tables, async (list, query, given, names) => {
        const store = finkTables(list);
        const { plan, rows } = await answer(query, store, given, names);
        const distance = (row: Row): number =>
          separation(query.ra, query.dec, number(row, 'i:ra'), number(row, 'i:dec'));
        const latest = new Map<unknown, Row>();
        const all = await rowsOf(store, plan.scans[0]?.table ?? '');
        for (const row of all.filter(each => distance(each) * 3600 <= query.radius)) {
          const known = latest.get(row['i:objectId']);
          if (plan.grouping === 'none') {
            latest.set(row, row);
          } else if (known === undefined || number(row, 'i:jd') > number(known, 'i:jd')) {
            latest.set(row['i:objectId'], row);
          }
        }
        const jds = rows.map(row => row['i:jd']);
        const asRead = query.sort?.column === 'none';
        const by = (row: Row): number =>
          query.sort === undefined ? distance(full(row)) : number(full(row), query.sort.column);
        const full = (row: Row): Row => list.find(each => each['i:jd'] === row['i:jd']) as Row;
        const expected = [...latest.values()].sort((a, b) => by(a) - by(b));
        expect(jds).toHaveLength(Math.min(expected.length, query.last ?? Infinity));
        expect(new Set(jds).size).toBe(jds.length);
        const wanted = new Set(expected.map(row => row['i:jd']));
        expect(jds.filter(jd => !wanted.has(jd ?? null))).toEqual([]);
        if (!asRead) {
          // Rows of the same value may come in either order.
          expect(rows.map(by)).toEqual(expected.map(by).slice(0, rows.length));
        }
        for (const row of rows) {
          for (const column of query.columns ?? ['i:objectId', 'i:magpsf', 'i:fid', 'i:ra']) {
            expect([column, row[column]]).toEqual([column, full(row)[column]]);
          }
        }
      }),
      { numRuns: 250 }
    );
  });

  it('for classes, windows of time included', async () => {
    const classes: fc.Arbitrary<IClassQuery> = fc
      .record({
        label: fc.constantFrom(...LABELS.slice(0, 3)),
        last: fc.integer({ min: 1, max: 30 }),
        from: fc.option(time),
        days: fc.option(fc.constantFrom(0, 0.1, 0.25, 1)),
        sort: fc.option(fc.constantFrom('i:magpsf', 'i:jd'))
      })
      .map(({ label, last, from, days, sort }) => ({
        kind: 'class',
        survey: 'ztf',
        class: label,
        last,
        columns: ['i:objectId', 'i:jd', 'i:magpsf'],
        ...(from === null ? {} : { startJd: from }),
        ...(from === null || days === null ? {} : { stopJd: from + days }),
        ...(sort === null ? {} : { sort: { column: sort, descending: sort === 'i:jd' } })
      }));
    await fc.assert(
      fc.asyncProperty(alerts, classes, traits, async (list, query, given) => {
        const { rows } = await answer(query, finkTables(list), given, []);
        const newest = list
          .filter(({ label }) => label === query.class)
          .map(each => ({ jd: Number(each['i:jd']), magnitude: Number(each['i:magpsf']) }))
          .filter(({ jd }) => jd >= (query.startJd ?? 0) && jd <= (query.stopJd ?? Infinity))
          .sort((a, b) => b.jd - a.jd)
          .slice(0, query.last);
        if (query.sort?.column === 'i:magpsf') {
          newest.sort((a, b) => a.magnitude - b.magnitude);
          expect(rows.map(row => row['i:magpsf'])).toEqual(newest.map(({ magnitude }) => magnitude));
          newest.sort((a, b) => b.jd - a.jd);
          rows.sort((a, b) => number(b, 'i:jd') - number(a, 'i:jd'));
        }
        expect(rows.map(row => row['i:jd'])).toEqual(newest.map(({ jd }) => jd));
      }),
      { numRuns: 200 }
    );
  });

  it('for objects', async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 26 }), { minLength: 1, maxLength: 12 });
    const objects: fc.Arbitrary<IObjectQuery> = fc
      .record({
        ids: fc.option(ids),
        last: fc.option(fc.integer({ min: 1, max: 30 })),
        sort: fc.option(fc.constantFrom('i:magpsf', 'i:jd'))
      })
      .map(({ ids: list, last, sort }) => ({
        kind: 'object',
        survey: 'ztf',
        ids: (list ?? []).map(n => `ZTF20aaaa${String.fromCharCode(97 + n)}`),
        ...(list === null ? { prefix: 'ZTF20aaaa' } : {}),
        ...(last === null ? {} : { last }),
        ...(sort === null ? {} : { sort: { column: sort, descending: sort === 'i:jd' } })
      }));
    await fc.assert(
      fc.asyncProperty(alerts, objects, traits, async (list, query, given) => {
        const { rows } = await answer(query, finkTables(list), given, []);
        const mine = list.filter(
          each => query.prefix !== undefined || query.ids.includes(String(each['i:objectId']))
        ) as Row[];
        const key = (row: Row): string => `${row['i:objectId']}_${keyText(number(row, 'i:jd'))}`;
        const isOne = query.prefix === undefined && query.ids.length === 1;
        // Of one object the last rows are those with the last keys; of several, those with the last times.
        mine.sort((a, b) =>
          query.last === undefined || isOne
            ? key(a) < key(b)
              ? 1
              : -1
            : number(b, 'i:jd') - number(a, 'i:jd')
        );
        const expected = mine.slice(0, query.last);
        const column = query.sort?.column ?? 'i:jd';
        if (query.sort !== undefined) {
          const sign = query.sort.descending ? -1 : 1;
          expected.sort((a, b) => sign * (number(a, column) - number(b, column)));
        }
        expect(rows.map(row => row[column])).toEqual(expected.map(row => row[column]));
        expect(rows.map(row => row['i:jd']).sort()).toEqual(expected.map(row => row['i:jd']).sort());
      }),
      { numRuns: 200 }
    );
  });
});

function keyText(jd: number): string {
  return Number.isInteger(jd) ? `${jd}.0` : String(jd);
}
