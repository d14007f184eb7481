import { type Row } from '../../../core/value';

/** What a resolver asks for. */
export interface INameQuestion {
  readonly name: string;
  /** Most names. */
  readonly nmax: number;
}

/** Names that were found. */
export interface INames {
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}
