import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { PanelLayout, Widget } from '@lumino/widgets';
import { RenderProblem } from './problem';

/** Makes the widget that shows a bundle; reads the data and never changes it. */
export type FigureMaker = (data: IRenderMime.IMimeModel['data']) => Promise<Widget>;

/** An output of ours. It reads the model and never writes to it: opening a notebook does not change it. */
export class FigureRenderer extends Widget implements IRenderMime.IRenderer {
  constructor(make: FigureMaker) {
    super();
    this._make = make;
    this.addClass('jp-Fink-Output');
    this.layout = new PanelLayout();
  }

  /** Shows the model; a later call replaces what an earlier one showed. */
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this._call += 1;
    const call = this._call;
    const widget = await this._make(model.data).catch(
      (reason: unknown) => new RenderProblem(`unavailable figure: ${String(reason)}`, model.data['image/png'])
    );
    if (this.isDisposed || call !== this._call) {
      widget.dispose();
      return;
    }
    const layout = this.layout as PanelLayout;
    [...layout.widgets].forEach(shown => shown.dispose());
    layout.addWidget(widget);
  }

  private readonly _make: FigureMaker;
  private _call = 0;
}

/** The sentence of a bundle, for screen readers. Notebooks may hold it as a list of lines. */
export function sentenceOf(data: IRenderMime.IMimeModel['data']): string | undefined {
  const text = data['text/plain'];
  const sentence = Array.isArray(text) ? text.join('') : text;
  return typeof sentence === 'string' && sentence !== '' ? sentence.slice(0, 1000) : undefined;
}
