// The basic build carries no types of its own; those of the full build describe it.
declare module 'plotly.js-basic-dist-min' {
  import type * as Plotly from 'plotly.js-dist-min';
  const plotly: Pick<typeof Plotly, 'newPlot' | 'react' | 'purge' | 'toImage' | 'Plots'>;
  export default plotly;
}
