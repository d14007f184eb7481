import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planQuery } from '../src/core/plan';
import { ang2nested, ang2pix, pix2ang } from '../src/core/sky';
import { encodeCells } from '../src/core/survey/cell';
import { finePixelOrder, finePixelTable, finePixelText, keyNumber, ztfColumns } from '../src/core/survey/ztf';
import { runPlan } from '../src/gateway/run';
import {
  openEmbeddedStore,
  openEmbeddedWriter,
  type IRowStore,
  type IRowToWrite
} from '../src/gateway/store';

/** Cone searches through plan, store and run find the same objects as a look at every row. */

const ROWS = 20_000;
const CONES = 1000;
const RAD = Math.PI / 180;
/** Places where pixels have odd shapes or numbers wrap around: poles, meridians of the base pixels, the cap edge. */
const HOT_SPOTS = [0, 90, 180, 270, 45, 359.9999].flatMap(ra => [
  ...[90, -90, 89.9, 0, 41.8103148958, -41.8103148958].map(dec => ({ ra, dec }))
]);

interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** Repeatable random numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Vector = readonly [number, number, number];

function vector({ ra, dec }: IPlace): Vector {
  const c = Math.cos(dec * RAD);
  return [c * Math.cos(ra * RAD), c * Math.sin(ra * RAD), Math.sin(dec * RAD)];
}

/** Chord of an angle in degrees on the unit sphere. Chords stay exact for small angles, unlike the cosine. */
function chordOf(degrees: number): number {
  return 2 * Math.sin((degrees * RAD) / 2);
}

/** Square of the chord between two unit vectors. */
function chordSquared(a: Vector, b: Vector): number {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  return x * x + y * y + z * z;
}

const next = generator(20211122);
const anywhere = (): IPlace => ({ ra: 360 * next(), dec: Math.asin(2 * next() - 1) / RAD });

/** A place about `distance` degrees or less from another. */
function around(place: IPlace, distance: number): IPlace {
  const dec = Math.max(-90, Math.min(90, place.dec + distance * (2 * next() - 1)));
  const stretch = Math.max(Math.cos(dec * RAD), 1e-4);
  const ra = place.ra + (distance * (2 * next() - 1)) / stretch;
  return { ra: ((ra % 360) + 360) % 360, dec };
}

function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) {
    throw new Error('picked from an empty list');
  }
  return found;
}

function randomPlace(i: number): IPlace {
  switch (i % 4) {
    case 0:
      return anywhere();
    case 1:
      return around(pick(HOT_SPOTS), 10 ** (1 - 5 * next()));
    case 2:
      // On a border: half-way between the centres of neighbouring pixels, give or take nothing.
      return border();
    default:
      return around(pix2ang(128, Math.floor(next() * 196608)), 10 ** (-4 * next()));
  }
}

function border(): IPlace {
  const pixel = Math.floor(next() * 196607);
  const [a, b] = [pix2ang(128, pixel), pix2ang(128, pixel + 1)];
  return Math.abs(a.ra - b.ra) > 180 ? a : { ra: (a.ra + b.ra) / 2, dec: (a.dec + b.dec) / 2 };
}

const places = Array.from({ length: ROWS }, (_, i) => randomPlace(i));
const vectors = places.map(vector);
const nameOf = (i: number): string => `ZTF20${String(i).padStart(7, '0')}`;

function pixelRows(place: IPlace, i: number): IRowToWrite[] {
  const jd = 2459000.5 + i / 1000;
  const cells = encodeCells(
    { 'i:objectId': nameOf(i), 'i:candid': BigInt(i), 'i:jd': jd, 'i:ra': place.ra, 'i:dec': place.dec },
    name => ztfColumns.get(name)?.type
  );
  const coarse = `${ang2pix(128, place.ra, place.dec)}_${keyNumber(jd)}_${nameOf(i)}`;
  const fine = `${finePixelText(ang2nested(finePixelOrder, place.ra, place.dec))}_${nameOf(i)}`;
  return [
    { table: 'ztf.pixel128', key: coarse, cells },
    { table: finePixelTable, key: fine, cells }
  ];
}

describe.each(['ztf.pixel128', finePixelTable])('cone search in %s', table => {
  const dir = mkdtempSync(join(tmpdir(), 'fink-cones-'));
  let store: IRowStore;

  beforeAll(async () => {
    const writer = await openEmbeddedWriter(dir);
    await writer.commit({ put: places.flatMap(pixelRows) });
    await writer.close();
    store = openEmbeddedStore(dir);
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  async function search(centre: IPlace, radius: number): Promise<string[]> {
    const plan = planQuery(
      { kind: 'cone', survey: 'ztf', ...centre, radius, columns: ['i:objectId'] },
      { budget: ROWS, tables: [table] }
    );
    expect(plan.scans.map(scan => scan.table)).toEqual([table]);
    const found: string[] = [];
    const running = runPlan(plan, store);
    for (;;) {
      const step = await running.next();
      if (step.done === true) {
        expect(step.value).toMatchObject({ complete: true, error: null, rows: found.length });
        return found.sort();
      }
      found.push(...step.value.map(row => String(row['i:objectId'])));
    }
  }

  it(`finds in ${CONES} random circles exactly what a look at all ${ROWS} rows finds`, async () => {
    let total = 0;
    let filled = 0;
    for (let i = 0; i < CONES; i++) {
      // 1 arcsecond to 5 degrees, evenly in the logarithm.
      const radius = Math.min(18000, 18000 ** next());
      const centre =
        i % 5 === 0 ? pick([...HOT_SPOTS, anywhere()]) : around(pick(places), radius / 3600 / 1.5);
      const from = vector(centre);
      const expected: string[] = [];
      const onTheLine = new Set<string>();
      // Nearer to the line than a millionth of an arcsecond: rounding decides.
      const inside = chordOf((radius - 1e-6) / 3600) ** 2;
      const outside = chordOf((radius + 1e-6) / 3600) ** 2;
      vectors.forEach((there, row) => {
        const chord = chordSquared(from, there);
        if (chord < inside) {
          expected.push(nameOf(row));
        } else if (chord <= outside) {
          onTheLine.add(nameOf(row));
        }
      });
      const found = (await search(centre, radius)).filter(name => !onTheLine.has(name));
      expect({ centre, radius, found }).toEqual({ centre, radius, found: expected.sort() });
      total += expected.length;
      filled += expected.length > 0 ? 1 : 0;
    }
    // The test would be worth nothing if the circles were empty.
    expect(filled).toBeGreaterThan(CONES / 2);
    expect(total).toBeGreaterThan(ROWS);
  }, 120_000);
});
