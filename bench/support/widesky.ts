import { existsSync, renameSync, rmSync } from 'node:fs';
import { ang2nested, ang2pix } from '../../src/core/sky';
import { encodeCell } from '../../src/core/survey/cell';
import {
  finePixelOrder,
  finePixelTable,
  finePixelText,
  keyNumber,
  ztfColumns,
  ztfTables
} from '../../src/core/survey/ztf';
import { schemaRows } from '../../src/gateway/ingest/schemarows';
import { openEmbeddedStore, openEmbeddedWriter, type IRowToWrite } from '../../src/gateway/store';
import { randomNumbers } from './random';

/** Alerts in a square degree, as in ten years of ZTF: 271 million over 31 000 square degrees. */
export const DENSITY = 8760;
/** Alerts of one object; it has its own position, and times spread over the survey. */
export const ALERTS_PER_OBJECT = 5;
/** Class of all alerts that are counted as one class by the benchmark. */
export const CLASS = 'SN candidate';
const NIGHTS = 1000;
const FIRST_NIGHT = 2459000.5;
const COMMIT = 2000;
/** Part of all alerts that are of that class. */
const OF_CLASS = 0.02;

type Cells = ReadonlyMap<string, Uint8Array>;

/** A place among the objects of a wide sky, and its name. */
export interface IPlace {
  readonly id: string;
  readonly ra: number;
  readonly dec: number;
}

/** How many alerts there are, and on how much sky. */
export interface IWideSky {
  readonly alerts: number;
  /** Square degrees. */
  readonly area: number;
}

/** A sky of the density of the survey. */
export function skyOf(alerts: number): IWideSky {
  return { alerts, area: alerts / DENSITY };
}

/** Side of the square of sky, degrees. */
export function sideOf({ area }: IWideSky): number {
  return Math.sqrt(area);
}

/** Number of objects. */
export function objectsOf({ alerts }: IWideSky): number {
  return Math.max(1, Math.round(alerts / ALERTS_PER_OBJECT));
}

/** The object of that number: somewhere in the square around RA 180°, Dec 0°. */
export function placeOf(sky: IWideSky, object: number): IPlace {
  const random = randomNumbers(object * 7919 + 17);
  const side = sideOf(sky);
  const ra = 180 + side * (random() - 0.5);
  const dec = side * (random() - 0.5);
  return { id: `ZTF${17 + (object % 10)}gw${letters(object)}`, ra, dec };
}

function letters(object: number): string {
  return object
    .toString(26)
    .padStart(5, '0')
    .replace(/\d/g, digit => 'qrstuvwxyz'[Number(digit)] ?? '');
}

/**
 * Makes a store of so many alerts in a folder, unless it is there: rows of the templates with other ids, positions and
 * times, and with other last digits wherever the templates differ. Written night by night, as alerts are ingested.
 */
export async function makeWideSky(
  dir: string,
  sky: IWideSky,
  templates: readonly Cells[],
  tell: (done: number) => void
): Promise<void> {
  if (existsSync(dir)) {
    return;
  }
  const { alerts } = sky;
  const draft = `${dir}.new`;
  rmSync(draft, { recursive: true, force: true });
  const writer = await openEmbeddedWriter(draft);
  const schema = schemaRows('schema_1.0_1.0');
  await writer.commit({ put: schema });
  const maker = new RowMaker(sky, templates);
  let put: IRowToWrite[] = [];
  let inCommit = 0;
  for (let alert = 0; alert < alerts; alert++) {
    put.push(...maker.rows(alert));
    if (++inCommit === COMMIT || alert === alerts - 1) {
      await writer.commit({ put });
      tell(alert + 1);
      put = [];
      inCommit = 0;
    }
  }
  await writer.commit({ put: maker.nights() });
  await writer.close();
  renameSync(draft, dir);
}

/** Rows of the main table of a store, as templates. */
export async function templatesOf(dir: string): Promise<Cells[]> {
  const store = openEmbeddedStore(dir);
  const snapshot = store.snapshot();
  const templates: Cells[] = [];
  try {
    for await (const rows of snapshot.scan({ table: 'ztf', ranges: [{ start: 'ZTF', stop: 'ZTG' }] })) {
      templates.push(
        ...rows.map(({ cells }) => new Map([...cells].map(([name, cell]) => [name, Uint8Array.from(cell)])))
      );
    }
  } finally {
    snapshot.close();
    await store.close();
  }
  return templates;
}

/** Rows of one alert after the other, night by night. */
class RowMaker {
  private readonly _random = randomNumbers(20211122);
  private readonly _diverse: ReadonlySet<string>;
  private readonly _nights = new Map<number, number>();
  private readonly _objects: number;

  constructor(
    private readonly _sky: IWideSky,
    private readonly _templates: readonly Cells[]
  ) {
    this._diverse = diverseColumns(_templates);
    this._objects = objectsOf(_sky);
  }

  rows(alert: number): IRowToWrite[] {
    const night = Math.floor((alert / this._sky.alerts) * NIGHTS);
    this._nights.set(night, (this._nights.get(night) ?? 0) + 1);
    const jd = Number((FIRST_NIGHT + night + 0.2 + 0.25 * this._random()).toFixed(7));
    const { id, ra, dec } = placeOf(this._sky, Math.floor(this._random() * this._objects));
    const jdstarthist = FIRST_NIGHT;
    const cells = this._varied(
      this._templates[Math.floor(this._random() * this._templates.length)] ?? new Map()
    );
    cells.set('i:objectId', encodeCell('string', id));
    cells.set('i:candid', encodeCell('long', 1_000_000_000_000_000_000n + BigInt(alert)));
    cells.set('i:jd', encodeCell('double', jd));
    cells.set('i:jdstarthist', encodeCell('double', jdstarthist));
    cells.set('i:ra', encodeCell('double', ra));
    cells.set('i:dec', encodeCell('double', dec));
    const label = this._random() < OF_CLASS ? CLASS : 'Unknown';
    const pixel = new Map([...cells, ['d:classification', encodeCell('string', label)] as const]);
    const time = keyNumber(jd);
    const coarse = `${ang2pix(128, ra, dec)}_${keyNumber(jdstarthist)}_${id}`;
    return [
      { table: 'ztf', key: `${id}_${time}`, cells },
      { table: 'ztf.class', key: `${label}_${time}_${id}`, cells: part('ztf.class', cells) },
      { table: 'ztf.pixel128', key: coarse, cells: part('ztf.pixel128', pixel) },
      {
        table: finePixelTable,
        key: `${finePixelText(ang2nested(finePixelOrder, ra, dec))}_${id}`,
        cells: part(finePixelTable, pixel)
      },
      {
        table: 'ztf.upper',
        key: `${id}_${keyNumber(Number((jd - 3).toFixed(7)))}`,
        cells: part('ztf.upper', cells)
      }
    ];
  }

  /** Rows of the nightly statistics. */
  nights(): IRowToWrite[] {
    return [...this._nights].map(([night, alerts]) => ({
      table: 'statistics_class',
      key: `ztf_${String(20200601 + night)}`,
      cells: new Map([['basic:sci', encodeCell('long', BigInt(alerts))]])
    }));
  }

  /** Numbers that differ from alert to alert get other last digits, so that no value comes more often than it would. */
  private _varied(template: Cells): Map<string, Uint8Array> {
    const cells = new Map(template);
    for (const column of this._diverse) {
      const cell = cells.get(column);
      if (cell !== undefined) {
        const other = Uint8Array.from(cell);
        other[other.length - 1] = Math.floor(256 * this._random());
        cells.set(column, other);
      }
    }
    return cells;
  }
}

function part(table: string, cells: Cells): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const column of ztfTables[table]?.columns ?? []) {
    const cell = cells.get(column);
    if (cell !== undefined) {
      found.set(column, cell);
    }
  }
  return found;
}

/** Columns of floating-point numbers of which at least one value in four is another. */
function diverseColumns(templates: readonly Cells[]): ReadonlySet<string> {
  const names = [...ztfColumns.values()]
    .filter(({ type }) => type === 'float' || type === 'double')
    .map(({ name }) => name);
  return new Set(
    names.filter(name => {
      const values = templates.map(cells => Buffer.from(cells.get(name) ?? []).toString('latin1'));
      return new Set(values).size > templates.length / 4;
    })
  );
}
