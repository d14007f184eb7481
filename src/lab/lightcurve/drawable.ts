import type { Config, Data, Layout } from 'plotly.js-dist-min';
import type { IFigure, ITrace } from '../../core/figure/plotly';
import { legible } from '../kit/color';
import type { IFigureTheme } from '../kit/theme';

/** What plotly is given: always a copy, because plotly writes into it and the notebook's data may not change. */
export interface IDrawable {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly config: Partial<Config>;
}

/** A figure dressed for a theme. `hidden`: legend groups that are not drawn until they are clicked. */
export function drawable(figure: IFigure, theme: IFigureTheme, hidden: readonly string[] = []): IDrawable {
  const copy = JSON.parse(JSON.stringify(figure)) as IFigure;
  const data = copy.data.map(trace => ({
    ...dressed(trace, theme),
    ...(hidden.includes(trace.legendgroup) ? { visible: 'legendonly' } : {})
  }));
  // With an unchanging uirevision, zoom and hidden bands outlive a change of theme.
  const layout = { ...copy.layout, template: template(theme), autosize: true, uirevision: 'fink' };
  const config = { ...copy.config, displaylogo: false, showSendToCloud: false, responsive: false };
  // Our figures are a narrow part of plotly's JSON; its own types demand mutable arrays and enumerated button names.
  return {
    data: data as unknown as Data[],
    layout: layout as unknown as Partial<Layout>,
    config: config as Partial<Config>
  };
}

/**
 * Fills keep the colour of their band in every theme; outlines, error bars and hollow markers take a tint of it where
 * it could not be seen on the background (dark blue on a dark page).
 */
function dressed(trace: ITrace, theme: IFigureTheme): object {
  const stroke = legible(trace.marker.color, theme.background);
  const hollow = trace.marker.symbol.endsWith('-open');
  const outline = stroke === trace.marker.color ? {} : { line: { color: stroke, width: 1.5 } };
  return {
    ...trace,
    marker: { ...trace.marker, ...outline, ...(hollow ? { color: stroke } : {}) },
    ...(trace.error_y === undefined ? {} : { error_y: { ...trace.error_y, color: stroke } })
  };
}

/** Plotly's template of a theme: only what is not the data's. */
function template(theme: IFigureTheme): object {
  const axis = {
    gridcolor: theme.grid,
    linecolor: theme.line,
    tickcolor: theme.line,
    showline: true,
    mirror: true,
    ticks: 'outside',
    ticklen: 4,
    automargin: true,
    title: { font: { color: theme.faintText, size: 12 }, standoff: 10 }
  };
  return {
    layout: {
      font: { family: theme.fontFamily, size: 12, color: theme.text },
      xaxis: axis,
      yaxis: axis,
      hoverlabel: {
        bgcolor: theme.background,
        bordercolor: theme.line,
        font: { family: theme.fontFamily, size: 12, color: theme.text },
        align: 'left'
      },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: theme.faintText, activecolor: theme.accent },
      legend: { font: { color: theme.text } },
      annotationdefaults: { font: { color: theme.faintText } }
    }
  };
}
