import type { IFigure, ITrace } from '../../core/figure/plotly';
import { fixed } from '../../core/figure/round';
import { shownId } from '../../core/figure/text';
import type { IDataTable } from '../kit/datatable';
import { words } from '../kit/words';

const KINDS = { valid: 'detection', badquality: 'low quality', upperlim: 'upper limit' } as const;

/** Number of points in a figure. */
export function pointCount(figure: IFigure): number {
  return figure.data.reduce((sum, trace) => sum + trace.x.length, 0);
}

/** The points of a figure as text, oldest first within each object. */
export function figureTable(figure: IFigure): IDataTable {
  const trans = words();
  const objects = [...new Set(figure.data.map(trace => trace.meta.object))];
  const rows = objects.flatMap(object =>
    figure.data
      .filter(trace => trace.meta.object === object)
      .flatMap(tableRows)
      .sort((a, b) => a.mjd - b.mjd)
      .map(row => row.cells)
  );
  return {
    caption: trans.__('Points of the light curve'),
    head: [
      trans.__('Object'),
      trans.__('Date (UTC)'),
      trans.__('MJD'),
      trans.__('Band'),
      trans.__('Difference magnitude'),
      trans.__('Error'),
      trans.__('Kind')
    ],
    rows
  };
}

function tableRows(trace: ITrace): { mjd: number; cells: string[] }[] {
  return trace.x.map((date, index) => {
    const [mjd, sign] = trace.customdata[index] ?? [Number.NaN, ''];
    const error = trace.error_y?.array[index];
    const kind = KINDS[trace.meta.kind];
    return {
      mjd,
      cells: [
        shownId(trace.meta.object),
        date,
        Number.isFinite(mjd) ? fixed(mjd, 6) : '',
        trace.meta.band,
        fixed(trace.y[index] ?? Number.NaN, 4),
        typeof error === 'number' ? fixed(error, 4) : '',
        sign === '' ? kind : `negative ${kind}`
      ]
    };
  });
}
