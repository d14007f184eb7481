import { pythonString } from './python';
import type { ISnippet } from './snippet';

export interface ILightCurveParameters {
  /** Full object id. */
  readonly id: string;
}

/** One object: read and plot its light curve. */
export const lightcurve: ISnippet<ILightCurveParameters> = {
  name: 'lightcurve',
  doc: 'Read and plot the light curve of one object',
  code: ({ id }) => `import finklab\n\nlc = finklab.light_curve(${pythonString(id)})\nfinklab.plot(lc)`
};
