import { type IModel, type TruthValues } from './model';

/** What a simulated object really is. */
export interface ITruth {
  readonly objectId: string;
  /** E.g. `RR Lyrae`. */
  readonly kind: string;
  /** Degrees; of something that moves, those of its alert. */
  readonly ra: number;
  readonly dec: number;
  /** Classes that Fink's rules are expected to give it. */
  readonly classes: readonly string[];
  /** Period (days), redshift, JD of maximum, magnitudes, orbit … */
  readonly parameters: TruthValues;
}

export function truthOf(
  objectId: string,
  kind: { readonly name: string; readonly classes: readonly string[] },
  { ra, dec, truth }: IModel
): ITruth {
  return { objectId, kind: kind.name, ra, dec, classes: kind.classes, parameters: truth };
}
