import type { IFigure } from '../../core/figure/plotly';
import type { ISkyScene } from '../../core/figure/skymap';

/** Draw pictures of figures; each gives base64 PNG. */
export interface IPainters {
  lightCurve(figure: IFigure): Promise<string>;
  skyMap(scene: ISkyScene): Promise<string>;
}

/** The painters; plotly and the map are loaded when the first picture is drawn. */
export const painters: IPainters = {
  lightCurve: async figure => (await import('../lightcurve/png')).lightCurvePng(figure),
  skyMap: async scene => (await import('../skymap/png')).skyMapPng(scene)
};
