import { type WireError } from './frames';

/** An error that can be said on the wire: thrown by routes, and by the client for every answer that is an error. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  /** What went wrong, as it stands in the answer. */
  readonly error: WireError;
  /** HTTP status, or 0 when there was no answer. */
  readonly status: number;
  /** Id of the request in the logs of the servers, where one is known. */
  readonly requestId: string | undefined;

  constructor(
    error: WireError,
    status = 400,
    { requestId, ...options }: ErrorOptions & { readonly requestId?: string | undefined } = {}
  ) {
    super(error.remedy ? `${error.message}. ${error.remedy}` : error.message, options);
    this.error = error;
    this.status = status;
    this.requestId = requestId;
  }
}
