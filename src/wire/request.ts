import { WireFault } from './fault';
import { errorBody, type WireError } from './frames';
import { newRequestId, REQUEST_ID_HEADER } from './requestid';

/**
 * The part of `fetch` that the client needs. The address is relative to the gateway (`api/v1/search?…`); the function
 * puts it on its base: in the browser through `ServerConnection.makeRequest`, in Node by `fetch`.
 */
export type FetchLike = (
  path: string,
  init: { readonly method: 'GET'; readonly signal?: AbortSignal; readonly headers: Record<string, string> }
) => Promise<Response>;

/** Values of a query string; undefined ones are left out, lists are joined by commas. */
export type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Text of a query string, with its question mark when there is one. */
export function queryString(parameters: Parameters): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      out.append(name, Array.isArray(value) ? value.join(',') : String(value));
    }
  }
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** What answers are liked, best first. Errors are JSON everywhere. */
const ACCEPT = {
  json: 'application/json, */*;q=0.8',
  ndjson: 'application/x-ndjson, application/json;q=0.9, */*;q=0.8'
} as const;

/**
 * Send one request.
 * @throws WireFault for every answer that is an error, for no answer, and for a request that was aborted (`cancelled`).
 */
export async function request(
  fetchLike: FetchLike,
  path: string,
  parameters: Parameters = {},
  signal?: AbortSignal,
  liked: keyof typeof ACCEPT = 'json'
): Promise<Response> {
  const sent = newRequestId();
  const response = await guarded(
    signal,
    () =>
      fetchLike(path + queryString(parameters), {
        method: 'GET',
        headers: { accept: ACCEPT[liked], [REQUEST_ID_HEADER]: sent },
        ...(signal ? { signal } : {})
      }),
    sent
  );
  if (!response.ok) {
    const requestId = requestIdOf(response) ?? sent;
    throw new WireFault(
      readError(await guarded(signal, () => response.text(), requestId), response.status),
      response.status,
      { requestId }
    );
  }
  return response;
}

/** The id under which the servers know the request of an answer. */
export function requestIdOf(response: Response): string | undefined {
  return response.headers.get(REQUEST_ID_HEADER) ?? undefined;
}

/** Run something that may lose its connection or be aborted, and give both their own words. */
export async function guarded<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
  requestId?: string
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFault(error, signal, requestId);
  }
}

/** The fault that stands for an error of the network layer; faults stay as they are. */
export function asFault(error: unknown, signal?: AbortSignal, requestId?: string): WireFault {
  if (signal?.aborted) {
    return new WireFault({ code: 'cancelled', message: 'cancelled by the user' }, 0, { cause: error });
  }
  if (error instanceof WireFault) {
    return error;
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new WireFault(
    {
      code: 'unavailable',
      message: `missing answer of the Fink gateway: ${detail}`,
      remedy: 'Check that the Jupyter server is running, then try again'
    },
    0,
    { cause: error, requestId }
  );
}

/** What an error answer says: our own body, that of a Jupyter handler (`message`), or the bare status. */
function readError(text: string, status: number): WireError {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON: a proxy's page, or the Python dict of the public Fink API. The status tells what is known.
    body = undefined;
  }
  const ours = errorBody.safeParse(body);
  if (ours.success) {
    return ours.data.error;
  }
  const known = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  const detail = typeof known === 'string' && known !== '' ? known : `HTTP status ${status}`;
  return { code: status >= 500 ? 'unavailable' : 'invalid', message: `unsupported answer: ${detail}` };
}
