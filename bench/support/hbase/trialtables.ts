import { finePixelTable, ztfTables } from '../../../src/core/survey/ztf';
import { type CellContent, AlertValues } from './alertvalues';
import { load } from './load';
import { type ITrialRow, pixelRows, rowsOf } from './trialrows';
import { type ITrialServer } from './trialserver';
import { FIELD, nearestObjects, OBJECTS, SKY_VERSION, skyObject, timesOf, WITHIN_1 } from './trialsky';

const prefix = `sky${SKY_VERSION}`;

/** The namespaces that hold the tables. */
export const NAMESPACES = {
  /** All alerts in Fink's tables. */
  whole: prefix,
  /** The sky when it was smaller: the objects within 1°, a tenth of the alerts. */
  small: `${prefix}small`,
  /** The pixel table when as many objects as in the whole sky are within 1°. */
  dense: `${prefix}dense`,
  /** The pixel tables of the whole sky, with the fine one that is ours. */
  fine: `${prefix}fine`
} as const;
interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** A table that says that the others are complete. */
const DONE = 'fink.trial_sky_is_complete';

const PIXELS = ['ztf.pixel128'];
const FINK_TABLES = Object.keys(ztfTables).filter(name => name !== finePixelTable);

/** Fills the server, unless it is filled. @returns whether it had to be. */
export async function fillServer(server: ITrialServer): Promise<boolean> {
  if (await isComplete(server)) {
    return false;
  }
  const from = performance.now();
  const tell = (what: string) => (rows: number) =>
    process.stderr.write(`\r${what}: ${rows} rows, ${((performance.now() - from) / 1000).toFixed(0)} s `);
  await load(server.rest, NAMESPACES.dense, PIXELS, denseRows(), tell('dense'));
  await load(server.rest, NAMESPACES.small, FINK_TABLES, smallRows(), tell('small'));
  await load(server.rest, NAMESPACES.fine, [...PIXELS, finePixelTable], allRows(), tell('fine'));
  await load(server.rest, NAMESPACES.whole, FINK_TABLES, allRows(), tell('whole'));
  process.stderr.write('\n');
  server.settle(Object.values(NAMESPACES));
  await load(server.rest, NAMESPACES.whole, [DONE], [], () => undefined);
  return true;
}

/** The marker is a table; a server that cannot tell says 404 too, and then nothing else works either. */
async function isComplete({ rest }: ITrialServer): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${rest}/${NAMESPACES.whole}:${DONE}/schema`, {
    headers: { accept: 'application/json' }
  });
  await response.arrayBuffer();
  return response.ok;
}

function* allRows(): Generator<ITrialRow> {
  for (let number = 0; number < OBJECTS; number++) {
    yield* rowsOf(skyObject(number));
  }
}

function* smallRows(): Generator<ITrialRow> {
  for (const object of nearestObjects(WITHIN_1)) {
    yield* rowsOf(object);
  }
}

/** Objects at the places of those within 1°, and as many more between them. */
function* denseRows(): Generator<ITrialRow> {
  const inner = nearestObjects(WITHIN_1);
  const copies = OBJECTS / WITHIN_1;
  for (const object of inner) {
    for (let copy = 0; copy < copies; copy++) {
      // Turned about the centre a little: the same distance, another place.
      const near =
        copy === 0 ? object : { ...object, ...turned(object, copy / copies), id: `${object.id}${copy}` };
      const times = timesOf(object);
      const values: CellContent[] = new AlertValues(near, times[0] ?? 0).alert(0, times.at(-1) ?? 0);
      yield* pixelRows(near, values);
    }
  }
}

function turned({ ra, dec }: IPlace, share: number): IPlace {
  const centre = FIELD;
  const narrow = Math.cos((centre.dec * Math.PI) / 180);
  const [x, y] = [(ra - centre.ra) * narrow, dec - centre.dec];
  const [sin, cos] = [Math.sin(2 * Math.PI * share), Math.cos(2 * Math.PI * share)];
  return { ra: centre.ra + (x * cos - y * sin) / narrow, dec: centre.dec + x * sin + y * cos };
}
