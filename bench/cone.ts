import { planQuery, type IPlan } from '../src/core/plan';
import { ang2pix, RADIANS } from '../src/core/sky';
import { encodeCells } from '../src/core/survey/cell';
import { keyNumber, ztfColumns } from '../src/core/survey/ztf';
import { runPlan } from '../src/gateway/run';
import {
  openEmbeddedStore,
  openEmbeddedWriter,
  type IRowStore,
  type IRowToWrite
} from '../src/gateway/store';
import { withFolder } from './support/folder';
import { randomNumbers } from './support/random';
import { report, round, type Line } from './support/report';
import { median } from './support/stats';

/** Cone search by the pixels that it touches, against the same test on every row of the same store. */

const ROWS = 200_000;
const COMMIT = 10_000;
const CONES = 5;
const RADII = { '5″': 5, '1′': 60, '10′': 600, '1°': 3600, '5°': 18000 };
const TABLE = 'ztf.pixel128';
const next = randomNumbers(20211122);

interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** A row of the pixel table, somewhere in the sky, evenly. */
function pixelRow(i: number, { ra, dec }: IPlace): IRowToWrite {
  const jd = 2459000.5 + i / 1000;
  const name = `ZTF20${String(i).padStart(7, '0')}`;
  const row = { 'i:objectId': name, 'i:candid': BigInt(i), 'i:jd': jd, 'i:ra': ra, 'i:dec': dec };
  return {
    table: TABLE,
    key: `${ang2pix(128, ra, dec)}_${keyNumber(jd)}_${name}`,
    cells: encodeCells(row, column => ztfColumns.get(column)?.type)
  };
}

async function fill(dir: string): Promise<IPlace[]> {
  const places = Array.from({ length: ROWS }, () => ({
    ra: 360 * next(),
    dec: Math.asin(2 * next() - 1) / RADIANS
  }));
  const writer = await openEmbeddedWriter(dir);
  for (let from = 0; from < ROWS; from += COMMIT) {
    await writer.commit({
      put: places.slice(from, from + COMMIT).map((place, i) => pixelRow(from + i, place))
    });
  }
  await writer.close();
  return places;
}

interface IRun {
  readonly ms: number;
  readonly rowsRead: number;
  readonly found: string;
}

async function run(plan: IPlan, store: IRowStore): Promise<IRun> {
  const from = performance.now();
  const names: string[] = [];
  const running = runPlan(plan, store);
  for (;;) {
    const step = await running.next();
    if (step.done === true) {
      if (!step.value.complete) {
        throw new Error(`not a whole answer: ${step.value.error ?? step.value.reason}`);
      }
      return { ms: performance.now() - from, rowsRead: step.value.rowsRead, found: names.join(' ') };
    }
    names.push(...step.value.map(row => String(row['i:objectId'])));
  }
}

/** The same plan without the index: all rows of the table in one range. */
function bruteForce(plan: IPlan): IPlan {
  return { ...plan, scans: plan.scans.map(scan => ({ ...scan, ranges: [{ start: '0', stop: ':' }] })) };
}

async function measure(
  name: string,
  radius: number,
  places: readonly IPlace[],
  store: IRowStore
): Promise<Line> {
  const planning: number[] = [];
  const pixels: IRun[] = [];
  const all: IRun[] = [];
  for (let cone = 0; cone < CONES; cone++) {
    const { ra, dec } = places[Math.floor(next() * ROWS)] ?? { ra: 0, dec: 0 };
    const from = performance.now();
    const plan = planQuery(
      { kind: 'cone', survey: 'ztf', ra, dec, radius, columns: ['i:objectId'] },
      { budget: 2 * ROWS }
    );
    planning.push(performance.now() - from);
    const few = await run(plan, store);
    const every = await run(bruteForce(plan), store);
    if (few.found !== every.found) {
      throw new Error(`not the same objects within ${radius}″ of ra=${ra} dec=${dec}`);
    }
    pixels.push(few);
    all.push(every);
  }
  const byPixels = median(planning) + median(pixels.map(each => each.ms));
  const byAll = median(all.map(each => each.ms));
  const read = median(pixels.map(each => each.rowsRead));
  return {
    radius: name,
    'plan, ms': round(median(planning), 2),
    'plan+run, ms': round(byPixels, 2),
    'every row, ms': round(byAll, 0),
    'times faster': round(byAll / byPixels, 0),
    'objects found': median(pixels.map(each => each.found.split(' ').length)),
    'rows read': read,
    'of every row': `1 in ${round(ROWS / read, 0)}`
  };
}

async function main(): Promise<void> {
  await withFolder(async dir => {
    const places = await fill(dir);
    const store = openEmbeddedStore(dir);
    try {
      const lines: Line[] = [];
      // Once unmeasured: the code is then compiled and the file in memory.
      await measure('', 3600, places, store);
      for (const [name, radius] of Object.entries(RADII)) {
        lines.push(await measure(name, radius, places, store));
      }
      report({
        name: 'cone',
        tables: { [`Cone search among ${ROWS} objects spread evenly over the sky`]: lines },
        notes: [
          `Medians of ${CONES} circles around objects. Both ways found the same objects in every circle.`,
          'Every row: one range over the pixel table of the same store, with the same decoding and the same test.'
        ]
      });
    } finally {
      await store.close();
    }
  });
}

void main();
