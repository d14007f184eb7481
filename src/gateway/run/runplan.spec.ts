import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingStore } from '../../../tests/contract/recordingstore';
import { planQuery } from '../../core/plan';
import type { Query } from '../../core/query/query';
import { ang2pix } from '../../core/sky';
import { encodeCells, type CellValue } from '../../core/survey/cell';
import { buildKey, ztfColumns, ztfTables } from '../../core/survey/ztf';
import type { Row } from '../../core/value';
import { openEmbeddedStore, openEmbeddedWriter, type IRowStore, type IRowToWrite } from '../store';
import type { ISnapshot } from '../store/rowstore';
import { StoreFault } from '../store/storefault';
import { runPlan, type IRunOptions, type ITrailer } from '.';

type Cells = Record<string, CellValue>;

/** One row of a table, its key made from its cells and `key`. */
function stored(table: string, cells: Cells, key: Record<string, string | number> = {}): IRowToWrite {
  const definition = ztfTables[table];
  if (definition === undefined) {
    throw new Error(`no table ${table}`);
  }
  const values = Object.fromEntries(
    definition.key.map(part => [part, key[part] ?? (cells[`i:${part}`] as string | number)])
  );
  return {
    table,
    key: buildKey(definition, values),
    cells: encodeCells(cells, column => ztfColumns.get(column)?.type)
  };
}

const T0 = 2459000.5;
const A = 'ZTF20aaaaaaa';
const B = 'ZTF20aaaaaab';
const BIG = 9007199254740993n;

function alert(objectId: string, jd: number, more: Cells = {}): Cells {
  return {
    'i:objectId': objectId,
    'i:jd': jd,
    'i:candid': BIG + BigInt(Math.round((jd - T0) * 1e6)),
    'i:jdstarthist': T0,
    'i:magpsf': 18,
    'i:fid': 1,
    'i:ra': 10,
    'i:dec': 20,
    ...more
  };
}

const CLASS = 'Early SN Ia candidate';
const classJds = [2459000.7, 2459000.71, 2459000.7123, 2459000.7999999, 2459000.6, 2459000.8, 2458999.25];
const near = (name: string, arcsec: number, jd = T0 + 1, more: Cells = {}): IRowToWrite => {
  const cells = alert(name, jd, { 'i:dec': 20 + arcsec / 3600, 'd:classification': 'Unknown', ...more });
  return stored('ztf.pixel128', cells, { pixel128: ang2pix(128, 10, 20 + arcsec / 3600) });
};

const rows: IRowToWrite[] = [
  ...[0, 1.25, 2.5].map(day => stored('ztf', alert(A, T0 + day, { 'i:magpsf': 18 - day, 'd:roid': 3 }))),
  ...[0.5, 9].map(day => stored('ztf', alert(B, T0 + day, { 'i:magpsf': 20 - day }))),
  stored('ztf.upper', { 'i:objectId': A, 'i:jd': T0 - 3, 'i:fid': 2, 'i:diffmaglim': 20.5 }),
  stored('ztf.upper', { 'i:objectId': A, 'i:jd': T0 + 2, 'i:fid': 2, 'i:diffmaglim': 20.25 }),
  stored('ztf.uppervalid', { 'i:objectId': A, 'i:jd': T0 + 1.25, 'i:magpsf': 16.75 }),
  stored('ztf.uppervalid', { 'i:objectId': A, 'i:jd': T0 + 1, 'i:magpsf': 19.5 }),
  ...classJds.map((jd, i) =>
    stored('ztf.class', alert(`ZTF20class${i}`, jd, { 'i:magpsf': 15 + i }), { class: CLASS })
  ),
  stored('ztf.class', alert('ZTF20other', 2459009.5), { class: `${CLASS}_Candidate` }),
  near('ZTF20near', 1),
  near('ZTF20edge', 4.9),
  near('ZTF20out', 5.1),
  near('ZTF20near', 2, T0 + 3, { 'i:jdstarthist': T0 + 2 }),
  stored('ztf', alert('ZTF20edge', T0 + 1, { 'd:roid': 2, 'i:drb': 0.5 }))
];

let dir: string;
let store: IRowStore;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fink-run-'));
  const writer = await openEmbeddedWriter(dir);
  await writer.commit({ put: rows });
  await writer.close();
  store = openEmbeddedStore(dir);
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function run(
  query: Query,
  options: IRunOptions & { budget?: number; store?: IRowStore } = {}
): Promise<{ rows: Row[]; end: ITrailer }> {
  const plan = planQuery(query, { budget: options.budget ?? 10_000 });
  const running = runPlan(plan, options.store ?? store, options);
  const all: Row[] = [];
  for (;;) {
    const step = await running.next();
    if (step.done === true) {
      return { rows: all, end: step.value };
    }
    all.push(...step.value);
  }
}

const object = (...ids: string[]): Query & { kind: 'object' } => ({ kind: 'object', survey: 'ztf', ids });
const cone: Query & { kind: 'cone' } = { kind: 'cone', survey: 'ztf', ra: 10, dec: 20, radius: 5 };
const early: Query & { kind: 'class' } = { kind: 'class', survey: 'ztf', class: CLASS, last: 50 };
const column = (found: readonly Row[], name: string): unknown[] => found.map(row => row[name]);

describe('running a plan of objects', () => {
  it('gives the alerts of one object, newest first, with exact 64-bit ids and computed columns', async () => {
    const { rows: found, end } = await run(object(A));
    expect(column(found, 'i:jd')).toEqual([T0 + 2.5, T0 + 1.25, T0]);
    expect(found[2]?.['i:candid']).toBe(BIG);
    expect(found[0]).toMatchObject({ 'v:classification': 'Solar System MPC', 'v:lapse': 2.5 });
    expect(end).toMatchObject({
      complete: true,
      reason: null,
      rows: 3,
      rowsRead: 3,
      pending: 0,
      error: null
    });
  });

  it('sends the columns asked for and no others', async () => {
    const { rows: found } = await run({ ...object(A), columns: ['i:magpsf', 'v:lapse', 'd:tns'] });
    expect(found.map(row => Object.keys(row))).toEqual(Array(3).fill(['i:magpsf', 'v:lapse']));
  });

  it('merges upper limits in time, tagged, without repeating epochs that have an alert', async () => {
    const { rows: found } = await run({ ...object(A), withUpperLimits: true });
    expect(found.map(row => [Number(row['i:jd']) - T0, row['d:tag']])).toEqual([
      [2.5, 'valid'],
      [2, 'upperlim'],
      [1.25, 'valid'],
      [1, 'badquality'],
      [0, 'valid'],
      [-3, 'upperlim']
    ]);
    expect(found[1]).not.toHaveProperty('v:classification');
    expect(found[1]).toHaveProperty('v:lastdate');
  });

  it('gives the last n alerts of several objects together', async () => {
    const { rows: found } = await run({ ...object(A, B), last: 2 });
    expect(column(found, 'i:objectId')).toEqual([B, A]);
    const sort = { column: 'i:magpsf', descending: false };
    const sorted = await run({ ...object(A, B), last: 3, sort });
    expect(column(sorted.rows, 'i:magpsf')).toEqual([11, 15.5, 16.75]);
  });

  it('reads exactly the ranges of the ids, and exactly n rows for the last n', async () => {
    const recording = recordingStore(store);
    await run({ ...object(A), last: 2 }, { store: recording });
    expect(recording.reads).toMatchObject([
      { kind: 'scan', table: 'ztf', keys: [`${A}_ ${A}\``], columns: [], limit: 2, rows: 2 }
    ]);
  });

  it('finds nothing for an unknown object, and says that this is all', async () => {
    expect((await run(object('ZTF99nothing'))).end).toMatchObject({ complete: true, rows: 0 });
  });
});

describe('running a plan of a class', () => {
  it('gives the newest alerts in exact order of time although decimals in keys are not padded', async () => {
    const { rows: found, end } = await run(early);
    expect(column(found, 'i:jd')).toEqual([...classJds].sort((a, b) => b - a));
    expect(end.complete).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6])('selects the newest %i exactly', async last => {
    const { rows: found, end } = await run({ ...early, last });
    expect(column(found, 'i:jd')).toEqual([...classJds].sort((a, b) => b - a).slice(0, last));
    expect(end).toMatchObject({ complete: true, rows: last });
  });

  it('obeys dates, bounds included', async () => {
    const { rows: found } = await run({ ...early, startJd: 2459000.6, stopJd: 2459000.7123 });
    expect(column(found, 'i:jd')).toEqual([2459000.7123, 2459000.71, 2459000.7, 2459000.6]);
  });

  it('orders the newest by another column', async () => {
    const sort = { column: 'i:magpsf', descending: true };
    const { rows: found } = await run({ ...early, last: 3, sort });
    expect(column(found, 'i:jd')).toEqual([2459000.8, 2459000.7999999, 2459000.7123]);
  });

  it('reads on when the first rows are not enough', async () => {
    const many = join(dir, 'many');
    const writer = await openEmbeddedWriter(many);
    const put = Array.from({ length: 700 }, (_, i) =>
      stored('ztf.class', alert(`ZTF20m${i}`, 2459100 + i / 7), { class: CLASS })
    );
    await writer.commit({ put });
    await writer.close();
    const recording = recordingStore(openEmbeddedStore(many));
    const { rows: found } = await run({ ...early, last: 20 }, { store: recording });
    expect(found).toHaveLength(20);
    expect(recording.reads.map(read => read.limit)).toEqual([21]);
    recording.reads.length = 0;
    // All rows but the oldest are outside of the window: the ranges of the window are read, not the class.
    const old = await run({ ...early, last: 5, stopJd: 2459100.3 }, { store: recording });
    expect(column(old.rows, 'i:jd')).toEqual([2459100 + 2 / 7, 2459100 + 1 / 7, 2459100]);
    expect(recording.reads.reduce((sum, read) => sum + read.rows, 0)).toBeLessThan(10);
    await recording.close();
  });
});

describe('running a plan of a cone', () => {
  it('gives the latest alert of each object within the radius, nearest first', async () => {
    const { rows: found, end } = await run(cone);
    expect(column(found, 'i:objectId')).toEqual(['ZTF20near', 'ZTF20edge']);
    expect(found[0]?.['i:jd']).toBe(T0 + 3);
    expect(found[1]?.['v:separation_degree']).toBeCloseTo(4.9 / 3600, 9);
    expect(found[0]?.['d:classification']).toBe('Unknown');
    expect(end).toMatchObject({ complete: true, rows: 2, rowsRead: 4 });
  });

  it('completes rows from the main table with one read, and counts those that are not there yet', async () => {
    const recording = recordingStore(store);
    const columns = ['i:objectId', 'i:magpsf', 'd:roid'];
    const { rows: found, end } = await run({ ...cone, columns }, { store: recording });
    expect(found).toEqual([
      { 'i:objectId': 'ZTF20near', 'i:magpsf': 18 },
      { 'i:objectId': 'ZTF20edge', 'i:magpsf': 18, 'd:roid': 2 }
    ]);
    expect(end).toMatchObject({ complete: true, pending: 1 });
    expect(recording.reads.map(read => [read.kind, read.table])).toEqual([
      ['scan', 'ztf.pixel128'],
      ['multiGet', 'ztf']
    ]);
    expect(recording.reads[0]?.keys).toEqual([`${ang2pix(128, 10, 20)}_ ${ang2pix(128, 10, 20)}\``]);
    expect(recording.reads[1]).toMatchObject({
      keys: [`ZTF20near_${T0 + 3}`, `ZTF20edge_${T0 + 1}`],
      columns: ['i:objectId', 'd:roid']
    });
  });

  it('orders by a column of the main table, rows without it last', async () => {
    const sort = { column: 'i:drb', descending: true };
    const { rows: found } = await run({
      ...cone,
      sort: { ...sort, column: 'd:roid' },
      columns: ['i:objectId']
    });
    expect(column(found, 'i:objectId')).toEqual(['ZTF20edge', 'ZTF20near']);
  });

  it('gives n results after grouping', async () => {
    const { rows: found } = await run({ ...cone, last: 1 });
    expect(column(found, 'i:objectId')).toEqual(['ZTF20near']);
  });
});

describe('an answer that is cut', () => {
  it('says so when the budget is used up, and not when it just suffices', async () => {
    expect((await run(object(A), { budget: 2 })).end).toMatchObject({
      complete: false,
      reason: 'budget',
      rows: 2,
      rowsRead: 2
    });
    expect((await run(object(A), { budget: 3 })).end).toMatchObject({
      complete: true,
      reason: null,
      rows: 3
    });
    const cut = await run(cone, { budget: 2 });
    expect(cut.end).toMatchObject({ complete: false, reason: 'budget', rowsRead: 2 });
    expect(cut.rows.length).toBeGreaterThan(0);
  });

  it('delivers what was held back for its order', async () => {
    const { rows: found, end } = await run(early, { budget: 3 });
    expect(end).toMatchObject({ reason: 'budget', rows: 3 });
    expect(found).toHaveLength(3);
  });

  it('keeps rows that could not be completed in time', async () => {
    const { rows: found, end } = await run({ ...cone, columns: ['i:objectId', 'd:roid'] }, { budget: 5 });
    expect(column(found, 'i:objectId')).toEqual(['ZTF20near', 'ZTF20edge']);
    expect(end).toMatchObject({ complete: false, reason: 'budget', pending: 2 });
  });

  it('says so when the time is up', async () => {
    let clock = 0;
    const slow = recordingStore(store);
    const late = await run(cone, { store: slow, deadlineMs: 100, now: () => (clock += 60) });
    expect(late.end).toMatchObject({ complete: false, reason: 'deadline', error: null });
  });

  it('does not wait for a store that hangs', async () => {
    const hanging = withScan(store, () => new Promise(() => undefined));
    expect((await run(object(A), { store: hanging, deadlineMs: 20 })).end.reason).toBe('deadline');
  });

  it('says so when it was cancelled, before or while it runs', async () => {
    expect((await run(object(A), { signal: AbortSignal.abort() })).end).toMatchObject({
      complete: false,
      reason: 'cancelled',
      rows: 0
    });
    const abort = new AbortController();
    const plan = planQuery(object(A), { budget: 100 });
    const running = runPlan(
      plan,
      withScan(store, () => new Promise(() => abort.abort())),
      { signal: abort.signal }
    );
    expect((await running.next()).value).toMatchObject({ complete: false, reason: 'cancelled' });
  });

  it('tells an error as an error, never as nothing found', async () => {
    const broken = withScan(store, () => Promise.reject(new Error('region is moving')));
    for (const query of [object(A), cone, early]) {
      expect((await run(query, { store: broken })).end).toMatchObject({
        complete: false,
        reason: 'error',
        error: 'region is moving'
      });
    }
  });

  it('keeps what was read before trouble, and tells whose trouble it is', async () => {
    const trouble = new StoreFault(
      'unavailable',
      'cluster',
      'unavailable: region is moving; try again',
      true
    );
    const rowsBefore = failingAfter(store, 1, trouble);
    for (const [query, rows] of [
      [object(A), [T0 + 2.5]],
      [{ ...object(A), sort: { column: 'i:magpsf', descending: true } }, [T0 + 2.5]],
      [early, [2459000.8]]
    ] as const) {
      const { rows: found, end } = await run(query, { store: rowsBefore });
      expect(column(found, 'i:jd')).toEqual(rows);
      expect(end).toMatchObject({ complete: false, reason: 'error', rows: 1, trouble: 'unavailable' });
      expect(end.error).toBe(trouble.message);
      expect(end.fault).toBe(trouble);
    }
  });

  it('tells a call that took too long from a run that did', async () => {
    const slow = new StoreFault('deadline', 'cluster', 'unavailable: no answer within 3 s');
    const failing = failingAfter(store, 0, slow);
    expect((await run(object(A), { store: failing })).end).toMatchObject({
      reason: 'error',
      trouble: 'deadline'
    });
    // What a store says when the run tells it to stop is not its trouble.
    const told = withScan(store, () => new Promise((_, reject) => setTimeout(() => reject(slow), 50)));
    const { end } = await run(object(A), { store: told, deadlineMs: 10 });
    expect(end).toMatchObject({ reason: 'deadline', error: null });
    expect(end).not.toHaveProperty('trouble');
  });

  it('keeps rows that could not be completed because the store failed, and asks it no more', async () => {
    const trouble = new StoreFault('unreachable', 'cluster', 'unavailable: nobody answers');
    const columns = ['i:objectId', 'd:roid'];
    const failing: IRowStore = {
      ...withScan(store, () => Promise.reject(trouble)),
      snapshot: () => ({ ...snapshotOf(store), multiGet: () => Promise.reject(trouble) })
    };
    const { rows: found, end } = await run({ ...cone, columns }, { store: failing });
    expect(column(found, 'i:objectId')).toEqual(['ZTF20near', 'ZTF20edge']);
    expect(end).toMatchObject({ reason: 'error', trouble: 'unreachable', pending: 2 });
    const cut = recordingStore(failingAfter(store, 3, trouble));
    expect((await run({ ...cone, columns }, { store: cut })).end).toMatchObject({ pending: 2, rows: 2 });
    expect(cut.reads.map(read => read.kind)).toEqual(['scan']);
  });

  it('names the column of a cell that cannot be decoded', async () => {
    const bad = join(dir, 'bad');
    const writer = await openEmbeddedWriter(bad);
    await writer.commit({
      put: [{ table: 'ztf', key: `${A}_1`, cells: new Map([['i:magpsf', Buffer.alloc(3)]]) }]
    });
    await writer.close();
    const store = openEmbeddedStore(bad);
    expect((await run(object(A), { store })).end.error).toContain('i:magpsf');
    await store.close();
  });
});

describe('types of cells', () => {
  it('are those of the schema row, then those of the survey, then bytes', async () => {
    const typed = join(dir, 'typed');
    const writer = await openEmbeddedWriter(typed);
    const cells = encodeCells({ 'i:objectId': A, 'i:magpsf': 18.5, 'd:new': 'text', 'd:newer': 'x' }, name =>
      name === 'i:magpsf' ? 'double' : 'string'
    );
    const schema = new Map([
      ['i:magpsf', Buffer.from('double')],
      ['d:new', Buffer.from('string')]
    ]);
    await writer.commit({
      put: [
        { table: 'ztf', key: `${A}_2459000.5`, cells },
        { table: 'ztf', key: 'schema_1_1', cells: schema }
      ]
    });
    await writer.close();
    const store = openEmbeddedStore(typed);
    expect((await run(object(A), { store })).rows[0]).toMatchObject({
      'i:magpsf': 18.5,
      'd:new': 'text',
      'd:newer': 'eA=='
    });
    await store.close();
  });
});

/** A snapshot as a plain object, so that parts of it can be replaced. */
function snapshotOf(real: IRowStore): ISnapshot {
  const snapshot = real.snapshot();
  return {
    get: (...args) => snapshot.get(...args),
    multiGet: (...args) => snapshot.multiGet(...args),
    schema: table => snapshot.schema(table),
    close: () => snapshot.close(),
    scan: options => snapshot.scan(options)
  };
}

/** A store whose scans fail after so many rows. */
function failingAfter(real: IRowStore, rows: number, error: Error): IRowStore {
  return {
    name: real.name,
    tables: () => real.tables(),
    close: () => real.close(),
    snapshot: () => {
      const snapshot = snapshotOf(real);
      return {
        ...snapshot,
        async *scan(options) {
          if (rows > 0) {
            yield* snapshot.scan({ ...options, limit: rows });
          }
          throw error;
        }
      };
    }
  };
}

/** A store whose scans do something else. */
function withScan(real: IRowStore, next: () => Promise<never>): IRowStore {
  return {
    name: real.name,
    tables: () => real.tables(),
    close: () => real.close(),
    snapshot: () => {
      const snapshot = real.snapshot();
      return {
        get: (...args) => snapshot.get(...args),
        multiGet: (...args) => snapshot.multiGet(...args),
        schema: table => snapshot.schema(table),
        close: () => snapshot.close(),
        scan: () => ({ [Symbol.asyncIterator]: () => ({ next }) })
      };
    }
  };
}
