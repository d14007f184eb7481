import type plotly from 'plotly.js-basic-dist-min';

/** What is used of plotly. */
export type PlotlyModule = typeof plotly;

let loading: Promise<PlotlyModule> | undefined;

/** Plotly, fetched on first use and once: 1.2 MB that no notebook without a light curve pays for. */
export function loadPlotly(): Promise<PlotlyModule> {
  loading ??= import('plotly.js-basic-dist-min').then(
    loaded => loaded.default,
    (reason: unknown) => {
      // The next light curve tries again.
      loading = undefined;
      throw reason;
    }
  );
  return loading;
}
