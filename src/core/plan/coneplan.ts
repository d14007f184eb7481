import { AS_READ, type IConeQuery } from '../query/query';
import { ARCSEC_PER_DEGREE } from '../sky';
import { computedColumns, finePixelTable } from '../survey/ztf';
import { circleBounds } from './bounds';
import { type IColumnPlan, planColumns, SEPARATION } from './columnplan';
import { coneReading, type IConeReading, wantedArea } from './conereading';
import type { IPlanContext } from './context';
import { bytesOf, getCost, isFar, rowCost } from './cost';
import { plural } from './plural';
import type { IOrder, IPlan } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:objectId', 'i:candid', 'i:jd', 'i:ra', 'i:dec'];
/** Two readings are made only where they cost clearly less than one: costs are guesses. */
const CLEARLY_LESS = 0.8;
/** Testing a row in the store takes about a third of the time of sending it (measured on HBase). */
const SELECTIVE = 0.7;

/**
 * Objects in a circle: the pixels that the circle touches, the exact distance of each row, the latest alert of each
 * object, nearest first (or as they are read). Columns beyond those of the pixel table are fetched from the main table for the
 * rows found; those of the pixel table too where that costs less than reading them of every row.
 */
export function planCone(query: IConeQuery, context: IPlanContext): IPlan {
  const asRead = query.sort?.column === AS_READ;
  const order = asRead ? null : (query.sort ?? { column: SEPARATION, descending: false });
  const index = ztfTable('ztf.pixel128');
  const columns = planColumns({
    wanted: query.columns ?? context.defaultColumns?.cone,
    order,
    table: index,
    main: ztfTable('ztf'),
    always: ALWAYS,
    own: [SEPARATION]
  });
  const width = columns.read.length === 0 ? index.columns.length : columns.read.length;
  const way = coneReading(query, context, width);
  const { table, ranges, pixels, area } = way;
  const expected = expectedRows(query, context, way);
  const positions = positionColumns(order, index.columns);
  const isSplit = splits(columns, positions.length, width, expected, context);
  const found = isSplit || columns.hydrate.length > 0 ? expected.kept : 0;
  return {
    survey: 'ztf',
    title: `Objects within ${query.radius}″ of RA ${query.ra}°, Dec ${query.dec}°`,
    scans: [
      {
        table,
        ranges,
        reversed: false,
        columns: isSplit ? positions : columns.read,
        anyOrder: true,
        ...(isSelective(query, way) ? { bounds: circleBounds(query) } : {}),
        ...(way.nside === undefined ? {} : { nside: way.nside })
      }
    ],
    residual: [{ kind: 'cone', ra: query.ra, dec: query.dec, radius: query.radius }],
    hydrate: columns.hydrate.length === 0 ? null : { table: 'ztf', columns: withObject(columns.hydrate) },
    ...(isSplit ? { survivors: { table, columns: columns.read } } : {}),
    // The fine table has one row for each object, so there is nothing to wait for.
    grouping: table === finePixelTable ? 'none' : 'latest-per-object',
    order,
    limit: query.last ?? null,
    budget: context.budget,
    computed: columns.computed,
    output: columns.output,
    estimate: {
      ranges: ranges.length,
      pixels,
      note: `Reads ${plural(pixels, 'pixel')} (${areaText(area)}) in ${plural(ranges.length, 'range')}.`,
      rows:
        Math.ceil(expected.sent) + Math.ceil(found) * (Number(isSplit) + Number(columns.hydrate.length > 0)),
      bytes:
        bytesOf(expected.sent, isSplit ? positions.length : width) +
        bytesOf(found, (isSplit ? width : 0) + columns.hydrate.length)
    }
  };
}

/** Whether a box around the circle leaves out so many rows that it is worth testing all of them in the store. */
function isSelective(query: IConeQuery, way: IConeReading): boolean {
  return wantedArea(query, way) < SELECTIVE * way.area;
}

/** Rows that the store will send, and rows that will be left of them. */
interface IExpectedRows {
  readonly sent: number;
  readonly kept: number;
}

function expectedRows(query: IConeQuery, context: IPlanContext, way: IConeReading): IExpectedRows {
  const isBound = context.bounds === true && isSelective(query, way);
  const sent = (isBound ? wantedArea(query, way) : way.area) * way.density;
  const within = Math.PI * (query.radius / ARCSEC_PER_DEGREE) ** 2 * way.density;
  return { sent, kept: Math.min(within, sent, query.last ?? Infinity) };
}

/** Whether to read positions first, and the other columns of the pixel table only of the rows that are left. */
function splits(
  { read }: IColumnPlan,
  positions: number,
  width: number,
  { sent, kept }: IExpectedRows,
  context: IPlanContext
): boolean {
  if (!isFar(context) || (read.length > 0 && read.length <= positions)) {
    return false;
  }
  const atOnce = sent * rowCost(width, context);
  const inTwo = sent * rowCost(positions, context) + getCost(kept, width, context);
  return inTwo < CLEARLY_LESS * atOnce;
}

/** What must be known of a row to tell whether it is wanted, which alert is the latest, and where it comes in the order. */
function positionColumns(order: IOrder | null, stored: readonly string[]): string[] {
  const sorted = order === null ? [] : (computedColumns.get(order.column)?.needs ?? [order.column]);
  return [...new Set([...ALWAYS, ...sorted.filter(column => stored.includes(column))])];
}

/** A row without any of the columns asked for would look like no row in HBase. */
function withObject(columns: readonly string[]): string[] {
  return ['i:objectId', ...columns];
}

function areaText(area: number): string {
  return area < 0.01 ? `${(area * 3600).toFixed(1)} square arcminutes` : `${area.toFixed(2)} square degrees`;
}
