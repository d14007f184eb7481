import type { IFigure } from '../../core/figure/plotly';
import { smallerPng } from '../kit/palettepng';
import { PRINT_THEME } from '../kit/theme';
import { drawable } from './drawable';
import { loadPlotly } from './load';

const DEFAULTS = { width: 800, height: 400, scale: 2 };

export interface IPngOptions {
  /** CSS pixels. The height is the figure's own if not given. */
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the picture per CSS pixel. */
  readonly scale?: number;
}

/** The figure as a PNG in base64, dark on white whatever the theme of the page. */
export async function lightCurvePng(figure: IFigure, options: IPngOptions = {}): Promise<string> {
  const plotly = await loadPlotly();
  const { data, layout, config } = drawable(figure, PRINT_THEME);
  const url = await plotly.toImage(
    {
      data,
      layout: { ...layout, paper_bgcolor: PRINT_THEME.background, plot_bgcolor: PRINT_THEME.background },
      config
    },
    {
      format: 'png',
      width: options.width ?? DEFAULTS.width,
      height: options.height ?? figure.layout.height ?? DEFAULTS.height,
      scale: options.scale ?? DEFAULTS.scale
    }
  );
  return smallerPng(url);
}
