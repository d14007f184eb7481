import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { LIGHT_CURVE_MIME, PLOTLY_MIME } from '../../core/figure/bundle';
import { FigureRenderer, sentenceOf, type FigureMaker } from './renderer';

const makeLightCurve: FigureMaker = async data => {
  const [{ readFigure }, { readHidden }, { LightCurveWidget }, { RenderProblem }] = await Promise.all([
    import('./figureschema'),
    import('./stateschema'),
    import('../lightcurve/widget'),
    import('./problem')
  ]);
  if (data[PLOTLY_MIME] === undefined) {
    return new RenderProblem(
      'missing light curve: this output has no figure beside its view',
      data['image/png']
    );
  }
  const read = readFigure(data[PLOTLY_MIME]);
  if ('problem' in read) {
    return new RenderProblem(`invalid light curve: ${read.problem}`, data['image/png']);
  }
  const label = sentenceOf(data);
  return new LightCurveWidget({
    figure: read.figure,
    hidden: readHidden(data[LIGHT_CURVE_MIME]),
    ...(label === undefined ? {} : { label })
  });
};

/** Draws light curves from the plotly figure of the same bundle, before any general plotly renderer. */
export const lightCurveExtension: IRenderMime.IExtension = {
  id: 'jupyterlab-fink:lightcurve-renderer',
  description: 'Draws light curves of Fink alerts in notebook outputs.',
  rendererFactory: {
    safe: true,
    mimeTypes: [LIGHT_CURVE_MIME],
    createRenderer: () => new FigureRenderer(makeLightCurve)
  },
  rank: 0,
  dataType: 'json'
};
