import { pythonNumber, pythonString, sourceArgument } from './python';
import type { ISnippet } from './snippet';

export interface ILatestParameters {
  /** Label of the class: Fink's, SIMBAD's, or TNS's with its `(TNS) `. */
  readonly class: string;
  /** Number of alerts. */
  readonly n: number;
  /** Name of the source to ask; left out for the default one. */
  readonly source?: string | undefined;
}

/** The latest alerts of a class, as a table. Throws RangeError for a number that is not finite. */
export const latest: ISnippet<ILatestParameters> = {
  name: 'latest',
  doc: 'Read the latest alerts of a class',
  code: parameters =>
    'import finklab\n\n' +
    `alerts = finklab.latests(${pythonString(parameters.class)}, n=${pythonNumber(Math.floor(parameters.n), 'number of alerts')}${sourceArgument(parameters.source)})\n` +
    'alerts'
};
