import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { SKY_MAP_MIME } from '../../core/figure/bundle';
import { FigureRenderer, sentenceOf, type FigureMaker } from './renderer';

const makeSkyMap: FigureMaker = async data => {
  const [{ readScene }, { SkyMapWidget }, { RenderProblem }] = await Promise.all([
    import('./sceneschema'),
    import('../skymap/widget'),
    import('./problem')
  ]);
  const read = readScene(data[SKY_MAP_MIME]);
  if ('problem' in read) {
    return new RenderProblem(`invalid sky map: ${read.problem}`, data['image/png']);
  }
  const label = sentenceOf(data);
  return new SkyMapWidget({ scene: read.scene, ...(label === undefined ? {} : { label }) });
};

/** Draws sky maps from the scene stored in the output. */
export const skyMapExtension: IRenderMime.IExtension = {
  id: 'jupyterlab-fink:skymap-renderer',
  description: 'Draws sky maps of Fink alerts in notebook outputs.',
  rendererFactory: {
    safe: true,
    mimeTypes: [SKY_MAP_MIME],
    createRenderer: () => new FigureRenderer(makeSkyMap)
  },
  rank: 0,
  dataType: 'json'
};
