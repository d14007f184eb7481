import { AS_READ, type IConeQuery } from '../query/query';
import { finePixelTable } from '../survey/ztf';
import { planColumns, SEPARATION } from './columnplan';
import { coneReading } from './conereading';
import type { IPlanContext } from './context';
import { plural } from './plural';
import type { IPlan } from './plan';
import { ztfTable } from './ztftable';

const ALWAYS = ['i:objectId', 'i:candid', 'i:jd', 'i:ra', 'i:dec'];

/**
 * Objects in a circle: the pixels that the circle touches, the exact distance of each row, the latest alert of each
 * object, nearest first (or as they are read). Columns beyond those of the pixel table are fetched from the main table for the rows found.
 */
export function planCone(query: IConeQuery, context: IPlanContext): IPlan {
  const { table, ranges, pixels, area } = coneReading(query, context);
  const asRead = query.sort?.column === AS_READ;
  const order = asRead ? null : (query.sort ?? { column: SEPARATION, descending: false });
  const columns = planColumns({
    wanted: query.columns ?? context.defaultColumns?.cone,
    order,
    table: ztfTable(table),
    main: ztfTable('ztf'),
    always: ALWAYS,
    own: [SEPARATION]
  });
  return {
    survey: 'ztf',
    title: `Objects within ${query.radius}″ of RA ${query.ra}°, Dec ${query.dec}°`,
    scans: [{ table, ranges, reversed: false, columns: columns.read }],
    residual: [{ kind: 'cone', ra: query.ra, dec: query.dec, radius: query.radius }],
    hydrate: columns.hydrate.length === 0 ? null : { table: 'ztf', columns: withObject(columns.hydrate) },
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
      note: `Reads ${plural(pixels, 'pixel')} (${areaText(area)}) in ${plural(ranges.length, 'range')}.`
    }
  };
}

/** A row without any of the columns asked for would look like no row in HBase. */
function withObject(columns: readonly string[]): string[] {
  return ['i:objectId', ...columns];
}

function areaText(area: number): string {
  return area < 0.01 ? `${(area * 3600).toFixed(1)} square arcminutes` : `${area.toFixed(2)} square degrees`;
}
