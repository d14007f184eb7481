import { pythonString, sourceArgument } from './python';
import type { ISnippet } from './snippet';

export interface ILightCurveParameters {
  /** Full object id. */
  readonly id: string;
  /** Name of the source to ask; left out for the default one. */
  readonly source?: string | undefined;
}

/** One object: read and plot its light curve. */
export const lightcurve: ISnippet<ILightCurveParameters> = {
  name: 'lightcurve',
  doc: 'Read and plot the light curve of one object',
  code: ({ id, source }) =>
    `import finklab\n\nlc = finklab.light_curve(${pythonString(id)}${sourceArgument(source)})\nfinklab.plot(lc)`
};
