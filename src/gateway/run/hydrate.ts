import type { IPlan } from '../../core/plan/plan';
import type { CellType } from '../../core/survey/column';
import { decodeCells } from '../../core/survey/cell';
import { buildKey } from '../../core/survey/ztf';
import type { ITable } from '../../core/survey/table';
import type { ISnapshot } from '../store/rowstore';
import type { IFound } from './found';
import { Cut, type Reading } from './reading';

const BATCH = 200;

/** Everything that is needed to complete rows from the main table. */
export interface IHydration {
  readonly snapshot: ISnapshot;
  readonly reading: Reading;
  readonly table: ITable;
  readonly columns: NonNullable<IPlan['hydrate']>['columns'];
  /** Asks for the types of the columns of the table. */
  readonly types: () => Promise<(column: string) => CellType>;
}

/**
 * Completes rows of an index with columns of the main table. A row whose alert is not in the main table yet, because tables
 * are ingested one after the other, is kept as it is and counted as pending; so are the rows that were not looked up because
 * the run was cut.
 */
export async function* hydrate(
  rows: readonly IFound[],
  hydration: IHydration
): AsyncGenerator<readonly IFound[], void, undefined> {
  const { reading } = hydration;
  let typeOf: ((column: string) => CellType) | undefined;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    try {
      if (reading.left < batch.length) {
        throw new Cut('budget');
      }
      typeOf ??= await hydration.types();
      yield await complete(batch, hydration, typeOf);
    } catch (error) {
      if (error instanceof Cut) {
        reading.pending += rows.length - from;
        yield rows.slice(from);
      }
      throw error;
    }
  }
}

async function complete(
  rows: readonly IFound[],
  hydration: IHydration,
  typeOf: (column: string) => CellType
): Promise<IFound[]> {
  const { snapshot, reading, table, columns } = hydration;
  const keys = rows.map(found => mainKey(table, found));
  const stored = await reading.wait(() => snapshot.multiGet(table.name, keys, columns, reading.signal));
  return rows.map((found, at) => {
    const cells = stored[at]?.cells;
    if (cells === undefined) {
      reading.pending += 1;
      return found;
    }
    reading.count(1);
    return { ...found, row: { ...found.row, ...decodeCells(cells, typeOf) } };
  });
}

function mainKey(table: ITable, found: IFound): string {
  const values = Object.fromEntries(table.key.map(part => [part, found.row[`i:${part}`]]));
  return buildKey(table, values);
}
