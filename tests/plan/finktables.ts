import { ang2nested, ang2pix } from '../../src/core/sky';
import { encodeCells, type CellValue } from '../../src/core/survey/cell';
import { buildKey, finePixelOrder, finePixelText, findTable, ztfColumns } from '../../src/core/survey/ztf';
import { MemoryStore } from '../support/memorystore';

/** An alert as it is put into Fink's tables: column to value. */
export type Alert = Record<string, CellValue>;

/** A made-up alert; every number in it can be held by a 32-bit float. */
export function alert(objectId: string, jd: number, ra: number, dec: number, more: Alert = {}): Alert {
  return {
    'i:objectId': objectId,
    'i:jd': jd,
    'i:candid': BigInt(Math.round((jd - 2459000) * 1e7)),
    'i:jdstarthist': 2459000.5,
    'i:magpsf': 18,
    'i:fid': 1,
    'i:ra': ra,
    'i:dec': dec,
    'd:roid': 0,
    ...more
  };
}

/** A store with the tables that Fink keeps, and kept, and ours, filled as the ingestion fills them: the last one wins. */
export function finkTables(alerts: readonly (Alert & { readonly label?: string })[]): MemoryStore {
  const store = new MemoryStore({ batch: 50 });
  for (const given of alerts) {
    const { label, ...cells } = given;
    const [ra, dec] = [Number(cells['i:ra']), Number(cells['i:dec'])];
    const pixels = Object.fromEntries([128, 4096, 131072].map(n => [`pixel${n}`, ang2pix(n, ra, dec)]));
    put(store, 'ztf', cells);
    put(store, 'ztf.pixel128', cells, pixels);
    put(store, 'ztf.pixel4096', cells, pixels);
    put(store, 'ztf.pixel131072', cells, pixels);
    put(store, 'ztf.pixel12', cells, { pixel12: finePixelText(ang2nested(finePixelOrder, ra, dec)) });
    if (label !== undefined) {
      put(store, 'ztf.class', cells, { class: label });
    }
  }
  return store;
}

/** Puts a row into a table; its key is made of `key` and of its cells. */
export function put(
  store: MemoryStore,
  table: string,
  cells: Alert,
  key: Readonly<Record<string, string | number>> = {}
): void {
  const definition = findTable(table);
  if (definition === undefined) {
    throw new Error(`unknown table: ${table}`);
  }
  const values = Object.fromEntries(
    definition.key.map(part => [part, key[part] ?? (cells[`i:${part}`] as string | number)])
  );
  const kept = Object.fromEntries(
    Object.entries(cells).filter(([column]) => definition.columns.includes(column))
  );
  store.put(
    table,
    buildKey(definition, values),
    encodeCells(kept, column => ztfColumns.get(column)?.type)
  );
}
