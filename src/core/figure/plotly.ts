import type { PointKind } from './point';

/**
 * The part of plotly's JSON that our figures use: no template and no colour of a theme, so that a figure made in
 * a dark window is not a dark figure for somebody else.
 */
export interface IFigure {
  readonly data: readonly ITrace[];
  readonly layout: IFigureLayout;
  readonly config: IFigureConfig;
}

export interface ITrace {
  readonly type: 'scatter';
  readonly mode: 'markers';
  readonly name: string;
  readonly legendgroup: string;
  readonly showlegend: boolean;
  /** Axes of a panel, `x2` and `y2` for the second; absent for the first. */
  readonly xaxis?: string;
  readonly yaxis?: string;
  /** Dates, ISO, UTC. */
  readonly x: readonly string[];
  /** Magnitudes. */
  readonly y: readonly number[];
  readonly error_y?: {
    readonly type: 'data';
    readonly array: readonly (number | null)[];
    readonly thickness: number;
    readonly width: number;
  };
  /** Per point: MJD and ` (-)` for a negative difference, else an empty text. */
  readonly customdata: readonly (readonly [mjd: number, sign: string])[];
  readonly marker: {
    readonly color: string;
    readonly symbol: string;
    readonly size: number;
    readonly opacity: number;
  };
  readonly hovertemplate: string | readonly string[];
  readonly meta: { readonly object: string; readonly band: string; readonly kind: PointKind };
}

export interface IAxis {
  readonly title?: { readonly text: string };
  readonly type?: 'date' | 'linear';
  readonly autorange?: true | 'reversed';
  readonly domain?: readonly [number, number];
  readonly anchor?: string;
  readonly hoverformat?: string;
  readonly automargin?: boolean;
  readonly zeroline?: boolean;
  readonly nticks?: number;
}

export interface IAnnotation {
  readonly text: string;
  readonly xref: 'paper';
  readonly yref: 'paper';
  readonly x: number;
  readonly y: number;
  readonly xanchor: 'left' | 'center' | 'right';
  readonly yanchor: 'top' | 'bottom';
  readonly yshift: number;
  readonly showarrow: false;
  readonly font: { readonly size: number };
}

export interface IFigureLayout {
  readonly title: {
    readonly text: string;
    readonly x: number;
    readonly xref: 'paper';
    readonly xanchor: 'left';
    readonly y: number;
    readonly yref: 'container';
    readonly yanchor: 'top';
    /** Pixels below the upper edge. */
    readonly pad: { readonly t: number };
    readonly font: { readonly size: number };
  };
  readonly height: number;
  readonly margin: { readonly l: number; readonly r: number; readonly t: number; readonly b: number };
  readonly paper_bgcolor: string;
  readonly plot_bgcolor: string;
  readonly hovermode: 'closest';
  readonly legend: {
    readonly orientation: 'h';
    readonly x: number;
    readonly xanchor: 'left';
    readonly y: number;
    readonly yref?: 'container';
    readonly yanchor: 'bottom' | 'top';
    readonly groupclick: 'toggleitem';
  };
  readonly annotations: readonly IAnnotation[];
  /** `xaxis`, `yaxis`, `xaxis2`, … */
  readonly [axis: `xaxis${string}` | `yaxis${string}`]: IAxis;
}

export interface IFigureConfig {
  readonly displaylogo: false;
  readonly responsive: true;
  readonly showSendToCloud: false;
  readonly modeBarButtonsToRemove: readonly string[];
}

/**
 * Settings that every figure carries. From plotly 4 on the button that sends a figure to a cloud is shown unless
 * it is removed; unpublished data must not be one click from there.
 */
export const FIGURE_CONFIG: IFigureConfig = {
  displaylogo: false,
  responsive: true,
  showSendToCloud: false,
  modeBarButtonsToRemove: [
    'sendChartToCloud',
    'sendDataToCloud',
    'editInChartStudio',
    'select2d',
    'lasso2d',
    'autoScale2d'
  ]
};

/** No colour of its own: the page shows through. */
export const TRANSPARENT = 'rgba(0,0,0,0)';
