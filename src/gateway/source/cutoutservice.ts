import { WireFault } from '../../wire/fault';
import { reasonOf } from '../reasonof';

/** A stamp of 63 × 63 pixels has 20 kB; more than this is none. */
const LARGEST_ANSWER = 16 * 1024 * 1024;
/** Seconds in which a stamp must be there, whatever a question may take. */
const LONGEST = 30;

/** One stamp of one alert. */
export interface IStampRequest {
  readonly objectId: string;
  /** Decimal text. */
  readonly candid: string;
  readonly kind: string;
}

/**
 * A service that cuts stamps out of files of alerts, for tables that have only pointers to them. It is asked as the API of
 * Fink is: `POST {objectId, candid, kind, output-format}`. The address comes from the configuration only; certificates
 * are checked, redirects are not followed, and what it says is never passed on as text.
 */
export class CutoutService {
  private readonly _ms: number;

  /** @param seconds - Most seconds that a question may take. */
  constructor(
    private readonly _url: string,
    seconds: number
  ) {
    this._ms = Math.min(seconds, LONGEST) * 1000;
  }

  /**
   * The FITS file of a stamp, gzipped or not.
   * @throws WireFault (404) when the service has no such stamp; `unavailable` (502, 504) when it cannot tell.
   */
  async stamp(request: IStampRequest, signal?: AbortSignal): Promise<Uint8Array> {
    const deadline = AbortSignal.timeout(this._ms);
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      const answer = await fetch(this._url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/fits, application/octet-stream, */*'
        },
        body: JSON.stringify({ ...request, 'output-format': 'FITS' }),
        redirect: 'manual',
        signal: stop
      });
      if (!answer.ok) {
        await answer.body?.cancel();
        throw refused(request, answer.status);
      }
      return await readLimited(answer);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof WireFault) {
        throw error;
      }
      throw deadline.aborted
        ? unavailable(`it did not answer within ${this._ms / 1000} s`, 504, error)
        : unavailable(`it cannot be reached (${causeOf(error)})`, 502, error);
    }
  }
}

function refused({ objectId, candid, kind }: IStampRequest, status: number): WireFault {
  return status === 404
    ? new WireFault(
        {
          code: 'missing',
          message: `missing ${kind} stamp: the cutout service has none of alert ${candid} of ${objectId}`
        },
        404
      )
    : unavailable(`it answered with status ${status}`, 502);
}

/** The body, as long as it may be one of a stamp. */
async function readLimited(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  while (reader !== undefined) {
    const read: { readonly done: boolean; readonly value?: Uint8Array | undefined } = await reader.read();
    if (read.value === undefined) {
      break;
    }
    length += read.value.byteLength;
    if (length > LARGEST_ANSWER) {
      await reader.cancel();
      throw unavailable('its answer is too large for a stamp', 502);
    }
    parts.push(read.value);
  }
  const whole = Buffer.concat(parts);
  if (!isFits(whole)) {
    throw unavailable('its answer is no FITS file', 502);
  }
  return whole;
}

/** FITS, or gzip, of which the rest is seen when it is unpacked. */
function isFits(bytes: Buffer): boolean {
  return bytes.subarray(0, 6).toString('latin1') === 'SIMPLE' || (bytes[0] === 0x1f && bytes[1] === 0x8b);
}

/** The address of the service stays inside: it may be one of a network that users know nothing of. */
function unavailable(what: string, status: number, cause?: unknown): WireFault {
  return new WireFault(
    {
      code: 'unavailable',
      message: `unavailable: the cutout service of this source: ${what}`,
      remedy: 'Everything but cutouts works; try again later'
    },
    status,
    { cause }
  );
}

/** `fetch` says only that it failed; why stands in its cause, as a code (`ECONNREFUSED`) where there is one. */
function causeOf(error: unknown): string {
  const cause = member(error, 'cause');
  const code = member(cause, 'code');
  return typeof code === 'string' ? code : reasonOf(cause ?? error);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
