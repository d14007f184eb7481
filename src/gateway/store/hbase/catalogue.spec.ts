import type { IStoredRow } from '../rowstore';
import { StoreFault } from '../storefault';
import { Catalogue, type ICatalogueCalls } from './catalogue';

const MINUTE = 60_000;
const row = (key: string, types: Record<string, string>): IStoredRow => ({
  key,
  cells: new Map(Object.entries(types).map(([column, type]) => [column, Buffer.from(type)]))
});

/** Counts what is asked. */
class Calls implements ICatalogueCalls {
  readonly asked: string[] = [];
  existing = ['ztf', 'secret'];
  rows: readonly IStoredRow[] = [];
  broken = false;

  async tables(): Promise<readonly string[]> {
    this.asked.push('tables');
    if (this.broken) {
      throw new Error('away');
    }
    return this.existing;
  }
  async schemaRows(table: string): Promise<readonly IStoredRow[]> {
    this.asked.push(`schema ${table}`);
    return this.rows;
  }
  async regions(table: string): Promise<[{ start: string; stop: string }]> {
    this.asked.push(`regions ${table}`);
    return [{ start: '', stop: '' }];
  }
}

describe('catalogue of a source', () => {
  let calls: Calls;
  let now: number;
  let catalogue: Catalogue;
  beforeEach(() => {
    calls = new Calls();
    now = 0;
    catalogue = new Catalogue(calls, { name: 'fink', allowed: ['ztf', 'ztf.class'] }, () => now);
  });

  it('names the tables that exist and may be read, and looks again after a while', async () => {
    expect(await catalogue.tables()).toEqual(['ztf']);
    calls.existing = ['ztf.class', 'ztf'];
    expect(await catalogue.tables()).toEqual(['ztf']);
    now += MINUTE;
    expect(await catalogue.tables()).toEqual(['ztf.class', 'ztf']);
    expect(calls.asked).toEqual(['tables', 'tables']);
  });

  it('asks once for many who ask together', async () => {
    await Promise.all([catalogue.schema('ztf'), catalogue.schema('ztf'), catalogue.schema('ztf.class')]);
    expect(calls.asked).toEqual(['schema ztf', 'schema ztf.class']);
  });

  it('merges schema rows: later ones add to earlier ones and override them', async () => {
    calls.rows = [
      row('schema_1', { 'i:fid': 'integer', 'i:jd': 'float', 'i:odd': 'array<int>' }),
      row('schema_2', { 'i:jd': 'double', 'd:tns': 'string' })
    ];
    expect(Object.fromEntries(await catalogue.schema('ztf'))).toEqual({
      'i:fid': 'integer',
      'i:jd': 'double',
      'd:tns': 'string'
    });
    now += 30 * MINUTE;
    await catalogue.schema('ztf');
    expect(calls.asked).toEqual(['schema ztf']);
    now += 31 * MINUTE;
    await catalogue.schema('ztf');
    expect(calls.asked).toHaveLength(2);
  });

  it('soon looks again for the schema of a table that has none yet', async () => {
    expect((await catalogue.schema('ztf')).size).toBe(0);
    now += MINUTE;
    calls.rows = [row('schema', { 'i:fid': 'integer' })];
    expect((await catalogue.schema('ztf')).size).toBe(1);
  });

  it('keeps regions for some minutes', async () => {
    await catalogue.regions('ztf');
    await catalogue.regions('ztf');
    now += 6 * MINUTE;
    await catalogue.regions('ztf');
    expect(calls.asked).toEqual(['regions ztf', 'regions ztf']);
  });

  it('does not remember a failure', async () => {
    calls.broken = true;
    await expect(catalogue.tables()).rejects.toThrow('away');
    calls.broken = false;
    expect(await catalogue.tables()).toEqual(['ztf']);
  });

  it('asks nothing about a table that may not be read', () => {
    for (const ask of [
      () => catalogue.check('secret'),
      () => catalogue.schema('secret'),
      () => catalogue.regions('secret')
    ]) {
      expect(ask).toThrow(StoreFault);
    }
    expect(calls.asked).toEqual([]);
  });
});
