import type { IRowStore, ISourceState, IStoreTraits } from '../../rowstore';
import { StoreFault } from '../../storefault';
import { Breaker } from '../breaker';
import { Catalogue } from '../catalogue';
import { Gate } from '../gate';
import { SCHEMA_ROWS } from '../keybytes';
import type { IThrift2Options } from '../options';
import { Remembered } from '../remembered';
import { Calls } from './calls';
import { LIST } from './faults';
import { FrameMemory } from './framememory';
import { Pool } from './pool';
import { regionBounds, tableNames } from './reply';
import { REQUESTS } from './request';
import { RowGetter } from './rowgetter';
import { RowDecoder } from './rows';
import { Scanner } from './scanner';
import { Thrift2Snapshot, type IReaders } from './snapshot';
import { TableNames } from './tablenames';

/** Ranges that one scan reads at a time. */
const RANGES_AT_A_TIME = 8;
/** After so long without a call the server is asked before it is said how it is. */
const SILENT_MS = 10_000;
/** The calls that find out what there is are made on the account of nobody. */
const NOBODY = '';

/**
 * Alerts in an HBase, read through its Thrift2 server (framed transport, binary protocol). Only calls that read can be made.
 * Connections are opened when they are needed: that a server is away shows in the first call, as a `StoreFault`.
 */
export function openHBaseThrift2(options: IThrift2Options): IRowStore {
  const memory = new FrameMemory();
  const pool = new Pool(options, memory);
  const breaker = new Breaker(options.name, { tell: options.tell });
  const calls = new Calls(options, pool, new Gate(options.parallel), breaker);
  const names = new TableNames(options);
  const decoder = new RowDecoder();
  const parallel = Math.min(RANGES_AT_A_TIME, options.parallel);

  const listTables = (): Promise<string[]> =>
    calls.makeNow({
      request: REQUESTS.getTableNamesByNamespace(names.namespace),
      read: tableNames,
      table: LIST,
      owner: NOBODY
    });
  const catalogue: Catalogue = new Catalogue(
    {
      tables: listTables,
      schemaRows: table => scanner.allOf(NOBODY, table, SCHEMA_ROWS),
      regions: table =>
        calls.make({
          request: REQUESTS.getAllRegionLocations(names.of(table)),
          read: regionBounds,
          table,
          owner: NOBODY
        })
    },
    options
  );
  const scanner: Scanner = new Scanner(
    calls,
    names,
    decoder,
    table => catalogue.regions(table),
    parallel,
    memory
  );
  const readers: IReaders = { catalogue, scanner, rows: new RowGetter(calls, names, decoder) };

  const traits: IStoreTraits = {
    seekRows: 30,
    parallel,
    bounds: true,
    manyRanges: true,
    slowBackwards: true
  };
  const looked = new Remembered(
    () => listTables().then(() => true, tolerate),
    () => SILENT_MS,
    Date.now
  );

  return {
    name: 'hbase-thrift2',
    traits,
    tables: () => catalogue.tables(),
    snapshot: (owner = NOBODY) => new Thrift2Snapshot(readers, owner),
    state: async (): Promise<ISourceState> => {
      if (breaker.silentMs > SILENT_MS) {
        await looked.get();
      }
      return breaker.state();
    },
    close: async () => pool.close()
  };
}

/** What the breaker has noted need not be said twice. */
function tolerate(error: unknown): boolean {
  if (error instanceof StoreFault) {
    return false;
  }
  throw error;
}
