/** A piece of Python that can be put into a notebook. Uses `finklab` only: no addresses and no tokens in cells. */
export interface ISnippet<Parameters> {
  /** Name in the registry. */
  readonly name: string;
  /** One line on what the code does. */
  readonly doc: string;
  /** The source of one cell, without a final line break. */
  readonly code: (parameters: Parameters) => string;
}
