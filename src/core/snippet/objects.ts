import { lightcurve } from './lightcurve';
import { pythonList, sourceArgument } from './python';
import type { ISnippet } from './snippet';

const DEFAULTS = {
  /** More objects than this are not drawn as small multiples. */
  plotted: 6
};

export interface IObjectsParameters {
  /** Full object ids; repeated ones count once. */
  readonly ids: readonly string[];
  /** Name of the source to ask; left out for the default one. */
  readonly source?: string | undefined;
}

/** Several objects: read their light curves, plot them if they are few, and show where they are. */
export const objects: ISnippet<IObjectsParameters> = {
  name: 'objects',
  doc: 'Read several light curves, plot up to 6 of them, and map the objects on the sky',
  code: ({ ids, source }) => {
    const unique = [...new Set(ids)];
    const only = unique[0];
    if (only !== undefined && unique.length === 1) {
      return lightcurve.code({ id: only, source });
    }
    const plot = unique.length > 0 && unique.length <= DEFAULTS.plotted ? 'display(finklab.plot(lcs))\n' : '';
    return (
      `import finklab\n\nids = ${pythonList(unique)}\n` +
      `lcs = finklab.light_curve(ids${sourceArgument(source)})\n${plot}finklab.sky_map(lcs)`
    );
  }
};
