/** A configuration or a command line that cannot be used; the message is meant for the person who wrote it. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/** What is wrong at a place of the file: keys from the outside in. */
export interface IConfigProblem {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}
