import { ang2nested, ang2pix } from '../../../src/core/sky';
import {
  finePixelOrder,
  finePixelTable,
  finePixelText,
  keyNumber,
  pixelNside,
  ztfTables
} from '../../../src/core/survey/ztf';
import { alertColumns, AlertValues, type CellContent } from './alertvalues';
import { type IWrittenColumn } from './cellset';
import { ASTEROID, type ISkyObject, timesOf } from './trialsky';

/** A row before it is written: its values are in the order of {@link valueColumns}. */
export interface ITrialRow {
  readonly table: string;
  readonly key: string;
  readonly values: readonly CellContent[];
}

/** All values that a row of any table can have. */
const valueColumns: readonly IWrittenColumn[] = [
  ...alertColumns.map(({ name, type }, place): IWrittenColumn => ({ place, name, type })),
  { place: alertColumns.length, name: 'd:classification', type: 'string' },
  { place: alertColumns.length + 1, name: 'd:hdfs_path', type: 'string' }
];
const [CLASSIFICATION, PATH] = [alertColumns.length, alertColumns.length + 1];
const placeOf = new Map(valueColumns.map(({ name, place }) => [name, place]));
/** One alert in so many is among the most anomalous of its night. */
const ANOMALOUS = 100;
/** One object in so many is in the Transient Name Server. */
const NAMED = 50;

/** Columns of a table as they are written. */
export function columnsOf(table: string): IWrittenColumn[] {
  const names = new Set(ztfTables[table]?.columns ?? []);
  return valueColumns.filter(({ name }) => names.has(name));
}

/** Rows of all tables for all alerts of an object, as Fink's writers make them. */
export function* rowsOf(object: ISkyObject): Generator<ITrialRow> {
  const times = timesOf(object);
  const first = times[0] ?? 0;
  const maker = new AlertValues(object, first);
  let values: CellContent[] = [];
  for (const [number, jd] of times.entries()) {
    const { id, label } = object;
    values = maker.alert(number, jd);
    values[CLASSIFICATION] = label;
    values[PATH] = `hdfs://cluster/user/fink/science/${id}_${number}.parquet`;
    const time = keyNumber(jd);
    const key = `${id}_${time}`;
    yield { table: 'ztf', key, values };
    yield { table: 'ztf.class', key: `${label}_${time}_${id}`, values };
    yield { table: 'ztf.cutouts', key, values };
    yield { table: 'ztf.upper', key: `${id}_${keyNumber(Number((jd - 0.9).toFixed(7)))}`, values };
    if ((object.number + number) % ANOMALOUS === 0) {
      yield { table: 'ztf.anomaly', key: `${time}_${id}`, values };
    }
    if (object.number % NAMED === 7) {
      yield { table: 'ztf.tns', key: `SN Ia_${time}_${id}`, values };
    }
    if (object.asteroid) {
      yield { table: 'ztf.ssnamenr', key: `${ASTEROID.name}_${time}`, values };
    }
  }
  // The last alert wins.
  yield* pixelRows(object, values);
}

/** Rows of the pixel tables for the last alert of an object. */
export function* pixelRows({ id }: ISkyObject, values: readonly CellContent[]): Generator<ITrialRow> {
  const number = (name: string): number => Number(values[placeOf.get(name) ?? -1]);
  const [ra, dec] = [number('i:ra'), number('i:dec')];
  const pixel = ang2pix(pixelNside, ra, dec);
  yield { table: 'ztf.pixel128', key: `${pixel}_${keyNumber(number('i:jdstarthist'))}_${id}`, values };
  const fine = finePixelText(ang2nested(finePixelOrder, ra, dec));
  yield { table: finePixelTable, key: `${fine}_${id}`, values };
}
