import { planTable } from '../../../core/plan';
import { type IKeyRange } from '../../../core/plan/plan';
import { type IRandom } from '../../../core/simulate/random';
import { findClass, keyNumber, pixelNside } from '../../../core/survey/ztf';
import { type Row } from '../../../core/value';
import { type Reader } from '../../question/reader';
import { requireTable } from '../../question/requiretable';

/** Where one may fall into a table by chance. */
interface IPool {
  readonly table: string;
  readonly range: IKeyRange;
  /** A place in the table, as a key that need not be there. */
  readonly place: (random: IRandom) => string;
}

/** Looks for each object that is wanted, before rows are taken one after the other. */
const LOOKS = 4;
/** Rows taken for each object that is still missing then: an object may have many. */
const ROWS = 64;
/** JD of the beginning of the survey, and of a day that no alert has been made after: first detections lie between them. */
const FIRST = 2458194.5;
const LAST = 2462502.5;
const PIXELS = 12 * pixelNside ** 2;

/**
 * Ids of objects that chance chooses: a place in an index is drawn, and the next object from there on taken. Objects after
 * wide gaps are so more likely than others. Reads some rows for each object.
 */
export async function chooseObjects(
  reader: Reader,
  random: IRandom,
  n: number,
  label: string | undefined
): Promise<string[]> {
  const pool = label === undefined ? pixelPool() : await classPool(reader, label);
  const chosen = new Set<string>();
  if (pool === undefined) {
    return [];
  }
  requireTable(reader, pool.table, 'Choose another source');
  let place = pool.range.start;
  for (let look = 0; look < LOOKS * n && chosen.size < n && reader.complete; look++) {
    place = pool.place(random);
    (await idsFrom(reader, pool, place, 1)).forEach(id => chosen.add(id));
  }
  if (chosen.size < n) {
    for (const id of await idsFrom(reader, pool, place, ROWS * n)) {
      if (chosen.size < n) {
        chosen.add(id);
      }
    }
  }
  return [...chosen];
}

/** Any pixel, and any time of a first detection in it. */
function pixelPool(): IPool {
  return {
    table: 'ztf.pixel128',
    range: { start: '0', stop: ':' },
    place: random => {
      const pixel = Math.floor(random.uniform(0, PIXELS));
      return `${pixel}_${keyNumber(random.uniform(FIRST, LAST))}`;
    }
  };
}

/** Any time between the first and the last alert of a class; undefined when it has none. */
async function classPool(reader: Reader, label: string): Promise<IPool | undefined> {
  const { table, key } = findClass(label);
  const prefix = key === null ? '' : `${key}_`;
  const range = { start: `${prefix}2`, stop: `${prefix}3` };
  const ends = [await edge(reader, table, range, false), await edge(reader, table, range, true)];
  const [first, last] = ends.map(row => row?.['i:jd']);
  return typeof first === 'number' && typeof last === 'number'
    ? { table, range, place: random => prefix + keyNumber(random.uniform(first, last)) }
    : undefined;
}

async function edge(
  reader: Reader,
  table: string,
  range: IKeyRange,
  reversed: boolean
): Promise<Row | undefined> {
  const [row] = await reader.read(context =>
    planTable(
      { title: 'Edge of a class', table, ranges: [range], reversed, columns: ['i:jd'], limit: 1 },
      context
    )
  );
  return row;
}

/** Ids of the next rows from a place on; the table begins again where it ends. */
async function idsFrom(
  reader: Reader,
  { table, range }: IPool,
  place: string,
  limit: number
): Promise<string[]> {
  const ids: string[] = [];
  for (const part of [
    { start: place, stop: range.stop },
    { start: range.start, stop: place }
  ]) {
    if (ids.length < limit) {
      const rows = await reader.read(context =>
        planTable(
          {
            title: 'Objects by chance',
            table,
            ranges: [part],
            columns: ['i:objectId'],
            limit: limit - ids.length
          },
          context
        )
      );
      ids.push(...rows.map(row => String(row['i:objectId'])));
    }
  }
  return ids;
}
