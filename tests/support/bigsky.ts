import { randomBytes } from 'node:crypto';
import { encodeCells } from '../../src/core/survey/cell';
import { buildKey, ztfColumns, ztfTables } from '../../src/core/survey/ztf';
import { type IMemoryStoreOptions, MemoryStore } from './memorystore';

/** Id of the one object of `bigSky`. */
export const BIG_OBJECT = 'ZTF21aaaaaaa';

/**
 * One object with many alerts, each with text that no compression makes smaller: more than the sockets between two processes
 * hold.
 * @param bytes - of the text of each alert, which is its `d:cdsxmatch`.
 */
export function bigSky(alerts: number, bytes: number, options?: IMemoryStoreOptions): MemoryStore {
  const store = new MemoryStore(options);
  const table = ztfTables['ztf'];
  if (table === undefined) {
    throw new Error('unknown table: ztf');
  }
  for (let alert = 0; alert < alerts; alert++) {
    const jd = 2459000.5 + alert / 16;
    const row = {
      'i:objectId': BIG_OBJECT,
      'i:candid': 2890466950515015016n + BigInt(alert),
      'i:jd': jd,
      'd:cdsxmatch': randomBytes(Math.ceil((bytes * 3) / 4)).toString('base64')
    };
    store.put(
      'ztf',
      buildKey(table, { objectId: BIG_OBJECT, jd }),
      encodeCells(row, column => ztfColumns.get(column)?.type)
    );
  }
  return store;
}
