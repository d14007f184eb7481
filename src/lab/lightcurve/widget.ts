import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { IFigure } from '../../core/figure/plotly';
import { dataTableTwin } from '../kit/datatable';
import { words } from '../kit/words';
import { onThemeChange, pageTheme } from '../kit/theme';
import { whileVisible } from '../kit/visible';
import { drawable } from './drawable';
import { loadPlotly, type PlotlyModule } from './load';
import { figureTable, pointCount } from './table';

export interface ILightCurveWidgetOptions {
  /** Read, never changed. */
  readonly figure: IFigure;
  /** What a screen reader says: one sentence. */
  readonly label?: string;
  /** Legend groups that are not drawn until they are clicked. */
  readonly hidden?: readonly string[];
}

/** A light curve that draws itself when it can be seen, follows the theme, and has a table for those who cannot see it. */
export class LightCurveWidget extends Widget {
  constructor(options: ILightCurveWidgetOptions) {
    super();
    const trans = words();
    const points = pointCount(options.figure);
    this._figure = options.figure;
    this._hidden = options.hidden ?? [];
    this.addClass('jp-Fink-LightCurve');
    this._plot.className = 'jp-Fink-LightCurve-plot';
    this._plot.style.height = `${options.figure.layout.height}px`;
    this._plot.setAttribute('role', 'img');
    this._plot.setAttribute('aria-label', options.label ?? trans.__('Light curve'));
    this._status.className = 'jp-Fink-LightCurve-status';
    this._status.setAttribute('role', 'status');
    this._status.textContent = trans.__('Drawing the light curve …');
    const twin = dataTableTwin(
      trans._n('Data table (%1 point)', 'Data table (%1 points)', points, points),
      () => figureTable(this._figure)
    );
    this.node.append(this._plot, this._status, twin);
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._stop();
    this._plotly?.purge(this._plot);
    super.dispose();
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    const stops = [
      whileVisible(this._plot, () => void this._show()),
      onThemeChange(() => {
        if (this._drawn) {
          void this._draw();
        }
      })
    ];
    this._stop = () => stops.forEach(stop => stop());
  }

  protected override onBeforeDetach(message: Message): void {
    this._stop();
    super.onBeforeDetach(message);
  }

  protected override onResize(message: Widget.ResizeMessage): void {
    super.onResize(message);
    this._fit();
  }

  /** Draws the first time, fits the size later. */
  private async _show(): Promise<void> {
    if (this._drawn) {
      this._fit();
    } else {
      await this._draw();
    }
  }

  private async _draw(): Promise<void> {
    try {
      const plotly = await loadPlotly();
      if (this.isDisposed) {
        return;
      }
      this._plotly = plotly;
      this._drawn = true;
      const { data, layout, config } = drawable(this._figure, pageTheme(), this._hidden);
      await plotly.react(this._plot, data, layout, config);
      this._status.textContent = '';
    } catch {
      // Whatever plotly could not do, the reader needs one thing: to know that the table is there.
      this._status.textContent = words().__(
        'unavailable plot: the plotting library could not be loaded; reload the page, or open the table below'
      );
      this._plot.style.height = '0';
    }
  }

  private _fit(): void {
    if (this._drawn && this._plot.clientWidth > 0) {
      void this._plotly?.Plots.resize(this._plot);
    }
  }

  private readonly _figure: IFigure;
  private readonly _hidden: readonly string[];
  private readonly _plot = document.createElement('div');
  private readonly _status = document.createElement('div');
  private _plotly: PlotlyModule | undefined;
  private _drawn = false;
  private _stop: () => void = () => undefined;
}
