/** Header that carries the id of a request through all servers, and comes back with the answer. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** A new id. Not by `crypto.randomUUID`, which browsers have on HTTPS and localhost only. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
