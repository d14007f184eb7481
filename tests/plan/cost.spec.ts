import { explain, planQuery, type IPlan, type IPlanContext } from '../../src/core/plan';
import { circleBounds } from '../../src/core/plan/bounds';
import type { IClassQuery, IConeQuery, IObjectQuery, Query } from '../../src/core/query/query';
import { ang2pix } from '../../src/core/sky';
import type { Row } from '../../src/core/value';
import { runPlan, type IRunOptions, type ITrailer } from '../../src/gateway/run';
import type { IRowStore } from '../../src/gateway/store/rowstore';
import { recordingStore } from '../contract/recordingstore';
import { farStore, type IFarStoreOptions } from '../support/farstore';
import { alert, finkTables, put } from './finktables';

/** What each kind of query reads: ranges, rows, bytes and calls, on a store that writes everything down. */

const PIXELS = ['ztf.pixel128'];
const T = 2459000;
/** Bytes of the cells of positions (i:objectId, i:candid, i:jd, i:ra, i:dec) with an id of 12 characters. */
const POSITION = 12 + 8 * 4;

interface IAsked extends IFarStoreOptions, IRunOptions {
  readonly tables?: readonly string[];
  readonly budget?: number;
}

/** Runs a query on a store far away, and tells what was read. */
async function ask(
  query: Query,
  memory: ReturnType<typeof finkTables>,
  { tables = PIXELS, budget = 10_000, ...given }: IAsked = {}
) {
  const store = recordingStore(farStore(memory, { batch: 100, ...given }));
  const context: IPlanContext = { budget, tables: ['ztf', ...tables], ...store.traits };
  const plan = planQuery(query, context);
  const rows: Row[] = [];
  const running = runPlan(plan, store, given);
  let end: ITrailer | undefined;
  while (end === undefined) {
    const step = await running.next();
    if (step.done === true) {
      end = step.value;
    } else {
      rows.push(...step.value);
    }
  }
  const reads = [...store.reads];
  return { plan, rows, end, reads, cost: store.takeCost() };
}

const jds = (rows: readonly Row[]) => rows.map(row => row['i:jd']);
const ids = (rows: readonly Row[]) => rows.map(row => row['i:objectId']);
const columns = ['i:objectId', 'i:jd'];

describe('objects', () => {
  const list = ['ZTF20aaaaaaa', 'ZTF20aaaaaab', 'ZTF20aaaaaac'].flatMap(id =>
    [1, 2.5, 3.25].map(day => alert(id, T + day, 10, 20))
  );
  const store = finkTables(list);
  const object = (...names: string[]): IObjectQuery => ({
    kind: 'object',
    survey: 'ztf',
    ids: names,
    columns
  });

  it('are one scan with a range for each, and only the columns wanted', async () => {
    const { cost, reads, end } = await ask(object('ZTF20aaaaaaa', 'ZTF20aaaaaac'), store);
    // Keys `ZTF20aaaaaaa_2459001.0`, ids of 12 bytes and times of 8.
    expect(cost).toEqual({ ranges: 2, rows: 6, bytes: 2 * (3 * (12 + 8) + 22 + 22 + 23), calls: 1 });
    expect(reads[0]).toMatchObject({ columns, anyOrder: false, bounds: [] });
    expect(end.read).toEqual({ ranges: 2, rows: 6, bytes: cost.bytes, calls: 2 });
  });

  it('may come in any order when they are sorted afterwards, the answer being the same', async () => {
    const sorted = { ...object('ZTF20aaaaaaa', 'ZTF20aaaaaac'), sort: { column: 'i:jd', descending: true } };
    const { reads, rows } = await ask(sorted, store);
    expect(reads).toMatchObject([{ kind: 'scan', anyOrder: true }]);
    expect(ids(rows).slice(0, 2)).toEqual(['ZTF20aaaaaac', 'ZTF20aaaaaaa']);
  });

  it('read no more rows than the last n of one object', async () => {
    const { cost, reads } = await ask({ ...object('ZTF20aaaaaaa'), last: 2 }, store);
    expect(cost).toMatchObject({ ranges: 1, rows: 2, calls: 1 });
    expect(reads[0]).toMatchObject({ limit: 2 });
  });

  it('read their upper limits at the same time, three scans merged by time', async () => {
    const withLimits = finkTables(list);
    for (const day of [2, 3]) {
      put(withLimits, 'ztf.upper', { 'i:objectId': 'ZTF20aaaaaaa', 'i:jd': T + day, 'i:diffmaglim': 20 });
    }
    const { rows, cost, reads } = await ask({ ...object('ZTF20aaaaaaa'), withUpperLimits: true }, withLimits);
    expect(jds(rows)).toEqual([T + 3.25, T + 3, T + 2.5, T + 2, T + 1]);
    expect(cost).toMatchObject({ ranges: 3, rows: 5, calls: 3 });
    expect(reads.map(read => read.table).sort()).toEqual(['ztf', 'ztf.upper', 'ztf.uppervalid']);
  });
});

describe('classes', () => {
  const labelled = (label: string, ...times: number[]) =>
    times.map((jd, at) => ({ ...alert(`ZTF20${label.length}aaaaa${'abcdefg'[at]}`, jd, 10, 20), label }));
  const store = finkTables([
    ...labelled('EB*', 2458999.5, 2459000.7, 2459000.79, 2459000.795, 2459001),
    ...labelled('EB*_Candidate', 2459000.75, 2459002)
  ]);
  const eb: IClassQuery = { kind: 'class', survey: 'ztf', class: 'EB*', last: 50, columns };

  it('do not read those of a class whose name goes on', async () => {
    const { rows, cost } = await ask(eb, store);
    expect(jds(rows)).toEqual([2459001, 2459000.795, 2459000.79, 2459000.7, 2458999.5]);
    expect(cost).toMatchObject({ ranges: 1, rows: 5, calls: 1 });
    expect((await ask({ ...eb, class: 'EB*_Candidate' }, store)).cost).toMatchObject({ ranges: 1, rows: 2 });
  });

  it('read the newest n and one beyond, which tells where times with few decimals belong', async () => {
    const many = finkTables(labelled('EB*', ...Array.from({ length: 100 }, (_, i) => 2459100 + i / 8)));
    const { cost, reads, rows } = await ask({ ...eb, last: 20 }, many);
    expect(rows).toHaveLength(20);
    expect(reads[0]).toMatchObject({ limit: 21, anyOrder: false });
    expect(cost).toMatchObject({ ranges: 1, rows: 21, calls: 1 });
  });

  it('read a window of time by its keys, shorter decimals included, and push no bound for it', async () => {
    const { rows, cost, reads } = await ask({ ...eb, startJd: 2459000.7, stopJd: 2459000.79 }, store);
    // 2459000.7 sorts after 2459000.795 in keys, which is outside of the window.
    expect(jds(rows)).toEqual([2459000.79, 2459000.7]);
    expect(reads[0]?.keys).toEqual([
      'EB*_2459000.7 EB*_2459000.79',
      'EB*_2459000.79_ EB*_2459000.79`',
      'EB*_2459000.7_ EB*_2459000.7`'
    ]);
    expect(reads[0]?.bounds).toEqual([]);
    expect(cost).toMatchObject({ ranges: 3, rows: 2, calls: 1 });
  });

  it('fetch columns that the index lacks with the text of the time in its key', async () => {
    const { reads, rows } = await ask({ ...eb, last: 1, columns: ['i:objectId', 'i:pid'] }, store);
    expect(rows).toHaveLength(1);
    expect(reads.map(read => [read.kind, read.table])).toEqual([
      ['scan', 'ztf.class'],
      ['multiGet', 'ztf']
    ]);
    expect(reads[1]?.keys).toEqual(['ZTF203aaaaae_2459001.0']);
    // Nothing is fetched for columns that the index has.
    expect((await ask({ ...eb, columns: ['i:ra', 'd:roid'] }, store)).reads).toHaveLength(1);
  });
});

describe('circles', () => {
  /** In one pixel of NSIDE 128 south of dec 53°: a dense field, and five objects near its middle. */
  const centre = { ra: 200.3, dec: 10.4 };
  const field = Array.from({ length: 400 }, (_, i) =>
    alert(`ZTF20bb${String(i).padStart(5, '0')}`, T + i, centre.ra + 0.02 + i / 5000, centre.dec - 0.05)
  );
  const few = [1, 2, 3, 4, 5].map(n => alert(`ZTF20aa0000${n}`, T + n, centre.ra, centre.dec + n / 3600));
  const store = finkTables([...field, ...few]);
  const cone: IConeQuery = { kind: 'cone', survey: 'ztf', ...centre, radius: 6, columns };
  const range = (plan: IPlan) => plan.scans[0]?.ranges ?? [];

  it('send only rows of the box where the store heeds bounds', async () => {
    const { cost, reads, rows } = await ask(cone, store, { bounds: true });
    expect(ids(rows)).toEqual(few.map(each => each['i:objectId']));
    // Keys `81234_2459000.5_ZTF20aa00001`.
    expect(cost).toEqual({ ranges: 1, rows: 5, bytes: 5 * (POSITION + 28), calls: 1 });
    expect(reads[0]).toMatchObject({
      anyOrder: true,
      limit: 10_001,
      bounds: [
        { column: 'i:ra', type: 'double' },
        { column: 'i:dec', type: 'double' }
      ]
    });
  });

  it('read positions first where rows of many columns would come in vain, then those left in one call', async () => {
    const all: IConeQuery = { kind: 'cone', survey: 'ztf', ...centre, radius: 6 };
    const { cost, reads, rows, plan } = await ask(all, store);
    expect(plan.survivors).toEqual({ table: 'ztf.pixel128', columns: [] });
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ 'i:magpsf': 18, 'i:fid': 1 });
    expect(reads.map(read => [read.kind, read.table, read.columns.length, read.rows])).toEqual([
      ['scan', 'ztf.pixel128', 5, reads[0]?.rows],
      ['multiGet', 'ztf.pixel128', 0, 5]
    ]);
    expect(cost.rows).toBe((reads[0]?.rows ?? 0) + 5);
    // With bounds hardly a row comes in vain, and two readings would cost more than one.
    expect((await ask(all, store, { bounds: true })).reads).toMatchObject([{ kind: 'scan', columns: [] }]);
    // So they do where columns cost nothing: in a local store.
    expect(planQuery(all, { budget: 1000 }).survivors).toBeUndefined();
  });

  it('look up only the n nearest of many', async () => {
    const wide: IConeQuery = { kind: 'cone', survey: 'ztf', ...centre, radius: 3600, last: 3 };
    const { reads, rows, plan } = await ask(wide, store, { bounds: true });
    expect(plan.survivors).toBeDefined();
    expect(ids(rows)).toEqual(few.slice(0, 3).map(each => each['i:objectId']));
    expect(reads.at(-1)).toMatchObject({ kind: 'multiGet', table: 'ztf.pixel128', rows: 3 });
  });

  it('complete survivors from both tables at once, with the time of the alert', async () => {
    const query: IConeQuery = {
      ...cone,
      columns: [
        'i:objectId',
        'i:classtar',
        'i:magpsf',
        'i:sigmapsf',
        'i:fid',
        'i:distnr',
        'i:drb',
        'd:nalerthist',
        'd:cdsxmatch',
        'd:classification'
      ]
    };
    const { reads, rows } = await ask(query, store);
    expect(rows).toHaveLength(5);
    expect(reads.map(read => [read.kind, read.table])).toEqual([
      ['scan', 'ztf.pixel128'],
      ['multiGet', 'ztf.pixel128'],
      ['multiGet', 'ztf']
    ]);
    expect(reads[2]?.keys[0]).toBe(`ZTF20aa00001_${T + 1}.0`);
  });

  it('merge pixels in the south, and do not in the north of dec 53° where others sort between them', () => {
    const at = (dec: number) => planQuery({ ...cone, dec, radius: 3600 }, { budget: 1, tables: PIXELS });
    const south = at(-30);
    expect(range(south).length).toBeLessThan(south.estimate.pixels / 2);
    const north = at(60);
    expect(north.estimate.pixels).toBeGreaterThan(15);
    expect(range(north)).toHaveLength(north.estimate.pixels);
    // 12_ stands after 129_: ranges end where the last digit does.
    for (const { start, stop } of range(south)) {
      expect(start.slice(0, -2)).toBe(stop.slice(0, -2));
    }
  });

  it('have a box of right ascension unless they lie over 0h or come to a pole; one over the equator is whole', () => {
    const bounds = (ra: number, dec: number, radius = 3600) => circleBounds({ ra, dec, radius });
    expect(bounds(0.5, 0)).toEqual([
      { column: 'i:dec', min: expect.closeTo(-1, 5) as number, max: expect.closeTo(1, 5) as number }
    ]);
    expect(bounds(359.5, 10)).toHaveLength(1);
    expect(bounds(100, 89.5)).toEqual([{ column: 'i:dec', min: expect.closeTo(88.5, 5) as number }]);
    expect(bounds(100, -89.5)).toEqual([{ column: 'i:dec', max: expect.closeTo(-88.5, 5) as number }]);
    expect(bounds(100, 60)?.[0]).toEqual({
      column: 'i:ra',
      min: expect.closeTo(98, 2) as number,
      max: expect.closeTo(102, 2) as number
    });
  });

  it('have no box where it would leave out little: testing a row costs a third of sending it', () => {
    const bounds = (radius: number) => planQuery({ ...cone, radius }, { budget: 1 }).scans[0]?.bounds;
    expect(bounds(600)).toHaveLength(2);
    expect(bounds(3600)).toBeUndefined();
  });

  it('are read in the pixels that cost least, of the tables there are', () => {
    const tables = ['ztf', 'ztf.pixel128', 'ztf.pixel4096', 'ztf.pixel131072'];
    const table = (radius: number, given: Partial<IPlanContext> = {}) =>
      planQuery({ ...cone, radius }, { budget: 1, tables, seekRows: 30, parallel: 8, ...given }).scans[0]
        ?.table;
    expect(table(5)).toBe('ztf.pixel4096');
    expect(table(60)).toBe('ztf.pixel4096');
    expect(table(3600)).toBe('ztf.pixel128');
    expect(table(18000)).toBe('ztf.pixel128');
    expect(table(1, { tables: ['ztf.pixel128', 'ztf.pixel131072'] })).toBe('ztf.pixel131072');
    expect(table(5, { tables: ['ztf.pixel12', ...tables] })).toBe('ztf.pixel12');
    // Where rows that are not sent cost little and ranges are dear, coarser pixels are better.
    expect(table(600, { bounds: true, seekRows: 500 })).toBe('ztf.pixel128');
  });

  it('give unsorted objects while pixels are still being read, each once', async () => {
    // An object whose alerts lie on either side of a border of rings: an older one north of it, which is read first.
    const pixelAt = (dec: number) => ang2pix(128, centre.ra, dec);
    let border = centre.dec;
    while (pixelAt(border) === pixelAt(border - 1e-4)) {
      border -= 1e-4;
    }
    const astride = [
      alert('ZTF20ccccccc', T + 7, centre.ra, border),
      alert('ZTF20ccccccc', T + 8, centre.ra, border - 1e-4)
    ];
    const query: IConeQuery = { ...cone, radius: 7200, sort: { column: 'none', descending: false } };
    const { reads, rows, plan } = await ask(query, finkTables([...field, ...few, ...astride]), {
      bounds: true
    });
    expect(reads.length).toBeGreaterThan(1);
    expect(reads[0]?.keys).toHaveLength(1);
    expect(reads.flatMap(read => read.keys)).toEqual(
      range(plan).map(({ start, stop }) => `${start} ${stop}`)
    );
    expect(new Set(ids(rows)).size).toBe(406);
    expect(rows).toHaveLength(406);
    // Around the border itself the pixel of the older alert is read alone, before that of the latest.
    const small = await ask({ ...query, dec: border, radius: 30 }, finkTables(astride), { bounds: true });
    expect(small.reads.map(read => read.rows)).toEqual([1, 1]);
    expect(small.rows).toMatchObject([{ 'i:jd': T + 8 }]);
  });

  it('are completed in batches, several at a time, in the order of the answer', async () => {
    const many = finkTables(
      Array.from({ length: 450 }, (_, i) => alert(`ZTF20dd${10000 + i}`, T + i, 50, -10 + i / 36000))
    );
    const waiting = { now: 0, most: 0 };
    const far = farStore(many, { bounds: true, parallel: 2 });
    const slow: IRowStore = {
      ...far,
      snapshot: () => {
        const snapshot = far.snapshot();
        const multiGet: typeof snapshot.multiGet = async (...given) => {
          waiting.now += 1;
          waiting.most = Math.max(waiting.most, waiting.now);
          await new Promise(resolve => setImmediate(resolve));
          waiting.now -= 1;
          return snapshot.multiGet(...given);
        };
        return {
          get: (...given) => snapshot.get(...given),
          scan: options => snapshot.scan(options),
          schema: table => snapshot.schema(table),
          close: () => snapshot.close(),
          multiGet
        };
      }
    };
    const store = recordingStore(slow);
    const query: IConeQuery = {
      kind: 'cone',
      survey: 'ztf',
      ra: 50,
      dec: -10,
      radius: 60,
      columns: [...columns, 'd:tns']
    };
    const plan = planQuery(query, { budget: 10_000, ...far.traits });
    const jdsOf: unknown[] = [];
    for await (const rows of runPlan(plan, store)) {
      jdsOf.push(...jds(rows));
    }
    expect(jdsOf).toEqual(Array.from({ length: 450 }, (_, i) => T + i));
    expect(store.reads.map(read => [read.kind, read.rows])).toEqual([
      ['scan', 450],
      ['multiGet', 200],
      ['multiGet', 200],
      ['multiGet', 50]
    ]);
    expect(waiting.most).toBe(2);
    // A budget that does not reach leaves the others as they were found.
    const cut = planQuery(query, { budget: 700, ...far.traits });
    const running = runPlan(cut, slow);
    let step = await running.next();
    while (step.done !== true) {
      step = await running.next();
    }
    expect(step.value).toMatchObject({ reason: 'budget', rows: 450, rowsRead: 650, pending: 250 });
  });

  it('are explained with what is expected, and afterwards with what was read', async () => {
    const { plan, end } = await ask(cone, store, { bounds: true });
    expect(plan.estimate).toMatchObject({ ranges: 1, rows: 1 });
    expect(explain(plan)).toContain('  expected  about 1 row, ');
    expect(explain(plan, end.read)).toMatch(/\n {2}has read {2}1 range, 5 rows, 360 bytes, 1 call$/);
  });
});

describe('budgets', () => {
  const store = finkTables(
    Array.from({ length: 50 }, (_, i) => alert('ZTF20aaaaaaa', T + i + 0.5, 10, 20 + i / 36000))
  );
  const object: IObjectQuery = { kind: 'object', survey: 'ztf', ids: ['ZTF20aaaaaaa'], columns };
  /** Key and the two columns of a row. */
  const size = 22 + 12 + 8;

  it('of bytes cut an answer as those of rows do', async () => {
    const { rows, end } = await ask(object, store, { byteBudget: 10 * size });
    expect(end).toMatchObject({ complete: false, reason: 'budget', rows: 10, error: null });
    expect(rows).toHaveLength(10);
    expect((await ask(object, store, { byteBudget: 50 * size })).end).toMatchObject({
      complete: true,
      rows: 50
    });
  });

  it('of bytes leave rows that were found uncompleted', async () => {
    const cone: IConeQuery = {
      kind: 'cone',
      survey: 'ztf',
      ra: 10,
      dec: 20,
      radius: 60,
      columns: ['i:objectId', 'i:classtar']
    };
    const { rows, end } = await ask(cone, store, { bounds: true, byteBudget: 60 });
    expect(end).toMatchObject({ complete: false, reason: 'budget' });
    expect(rows).toEqual([]);
  });
});
