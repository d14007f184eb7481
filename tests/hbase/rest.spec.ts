import type { IScanOptions } from '../../src/gateway/store/rowstore';
import { openHBaseRest } from '../../src/gateway/store/hbase/rest';
import type { IRestOptions } from '../../src/gateway/store/hbase/options';
import { CONTRACT_TABLES, describeRowStore } from '../contract/rowstore';
import { ContractTables } from './support/contracttables';
import { HttpFaults } from './support/httpfaults';
import { hbase } from './support/server';

const server = hbase();
const tables = new ContractTables(server);
const options: IRestOptions = {
  name: 'fink',
  namespace: tables.namespace,
  allowed: [...CONTRACT_TABLES, 'contract.absent'],
  parallel: 8,
  callMs: 60_000,
  retries: 2,
  host: '127.0.0.1',
  port: server.rest
};

afterAll(() => tables.drop());

describeRowStore(
  'hbase-rest',
  async () => openHBaseRest(options),
  rows => tables.put(rows),
  {
    consistentSnapshots: false,
    split: table => tables.split(table)
  }
);

describe('HBase by REST, where answers are cut and called good', () => {
  const whole = Array.from({ length: 900 }, (_, i) => `n_${String(i).padStart(4, '0')}`);
  let faults: HttpFaults;
  let store: ReturnType<typeof openHBaseRest>;
  const read = async (given: Partial<IScanOptions> = {}): Promise<string[]> => {
    const keys: string[] = [];
    const ranges = [{ start: 'n_', stop: 'n_0900' }];
    for await (const rows of store.snapshot().scan({ table: 'contract.numbers', ranges, ...given })) {
      keys.push(...rows.map(row => row.key));
    }
    return keys;
  };

  beforeAll(async () => {
    await tables.put(
      whole.map(key => ({ table: 'contract.numbers', key, cells: new Map([['i:n', Buffer.from(key)]]) }))
    );
    faults = await HttpFaults.open(server.rest);
    store = openHBaseRest({ ...options, port: faults.port });
  });
  afterEach(() => faults.heal());
  afterAll(async () => {
    await store.close();
    await faults.close();
  });

  it.each([false, true])('reads the whole range all the same (reversed: %s)', async reversed => {
    faults.set({ kind: 'truncate', rows: 40 });
    const expected = reversed ? [...whole].reverse() : whole;
    expect(await read({ reversed })).toEqual(expected);
    expect(await read({ reversed, columns: ['i:n'] })).toEqual(expected);
    expect(await read({ reversed, limit: 500 })).toEqual(expected.slice(0, 500));
    expect(faults.struck).toBeGreaterThan(3);
  });

  it('gets every row that there is, and knows the others', async () => {
    faults.set({ kind: 'truncate', rows: 5 });
    const wanted = [...whole.slice(0, 150), 'n_none'];
    const rows = await store.snapshot().multiGet('contract.numbers', wanted, ['i:n']);
    expect(rows.map(row => row?.key)).toEqual([...whole.slice(0, 150), undefined]);
    faults.set({ kind: 'status', status: 404 });
    await expect(store.snapshot().get('contract.numbers', 'n_0001')).rejects.toMatchObject({
      trouble: 'missing-table'
    });
  });

  it('finds the end of a range by columns that are not the first of their rows', async () => {
    expect(await read({ columns: ['i:n'] })).toEqual(whole);
    expect(await read({ columns: ['i:n'], reversed: true })).toEqual([...whole].reverse());
  });

  it('leaves rows outside of bounds to the server where it heeds them, and tells so', async () => {
    const bounds = [{ column: 'i:double', type: 'double' as const, min: -1.5, max: 2 }];
    const ranges = [{ start: 'b_', stop: 'b`' }];
    const all = await read({ table: 'contract.bounds', ranges, columns: ['i:double'] });
    const some = await read({ table: 'contract.bounds', ranges, columns: ['i:objectId'], bounds });
    const heeds = server.version !== '2.5.8';
    expect(store.traits?.bounds).toBe(heeds);
    expect(some.length < all.length).toBe(heeds);
    expect(some.length).toBeGreaterThan(0);
  });
});
