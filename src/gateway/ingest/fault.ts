/**
 * Something in an alert file that cannot be ingested. The alerts before that place were read and are kept.
 */
export class IngestFault extends Error {
  /**
   * @param path - The file.
   * @param place - Where in the file, e.g. `row group 2`, `block 7`, `row 12`.
   * @param reason - What is wrong; opens with invalid, unknown, missing, ambiguous or unsupported.
   */
  constructor(
    readonly path: string,
    readonly place: string,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${reason} (${path}, ${place})`, options);
    this.name = 'IngestFault';
  }
}

/** Text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
