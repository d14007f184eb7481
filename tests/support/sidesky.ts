import { encodeCells } from '../../src/core/survey/cell';
import { sideColumnType } from '../../src/core/survey/ztf';
import { type Row } from '../../src/core/value';
import { type MemoryStore } from './memorystore';

/** Put a row into a table that holds no alerts. */
export function putSide(store: MemoryStore, table: string, key: string, row: Row): void {
  store.put(
    table,
    key,
    encodeCells(row, column => sideColumnType(table, column))
  );
}

/** Names of Solar System objects, each under its name and its number, as an ingestion puts them. */
export function putSolarSystemNames(store: MemoryStore): MemoryStore {
  const bodies: readonly (readonly [ssnamenr: string, name: string, number: string | null])[] = [
    ['8467', 'Benoitcarry', '8467'],
    ['Benoitcarry', 'Benoitcarry', '8467'],
    ['2010JO69', '2010 JO69', null],
    ['33', 'Polyhymnia', '33'],
    ['330', 'Adalberta', '330'],
    ['3300', 'McGlasson', '3300'],
    ['10P', '10P', null],
    ['C/2020V2', 'C/2020 V2 (ZTF)', null]
  ];
  const used = new Map<string, number>();
  for (const [ssnamenr, name, number] of bodies) {
    for (const key of new Set([name, number, ssnamenr])) {
      if (key !== null) {
        const n = used.get(key.toLowerCase()) ?? 0;
        used.set(key.toLowerCase(), n + 1);
        putSide(store, 'ztf.sso_resolver', `${key.toLowerCase()}@${n}`, {
          'i:ssnamenr': ssnamenr,
          'i:name': name,
          'i:number': number
        });
      }
    }
  }
  return store;
}
