import { type z } from 'zod';
import { classLists, type ClassLists, columnSchema, type ColumnSchema } from './catalogue';
import { parseExact } from './exactjson';
import { WireFault } from './fault';
import { readFrames } from './framereader';
import { type EndFrame, type Frame, type StartFrame, type WireRow } from './frames';
import { health, type Health, version, type Version } from './health';
import { idsAsText } from './longids';
import { asFault, type FetchLike, guarded, type Parameters, request, requestIdOf } from './request';

/** Options that every request takes. */
export interface IRequestOptions {
  readonly signal?: AbortSignal;
}

/** Options of requests for alerts. */
export interface ISourceOptions extends IRequestOptions {
  /** Name of the source to ask; the gateway's default one when absent. */
  readonly source?: string | undefined;
}

/** Options of a search. */
export interface ISearchOptions extends ISourceOptions {
  readonly columns?: readonly string[];
  /** `i:jd` ascending, `-i:jd` descending. */
  readonly sort?: string;
  /** Called for each frame, before it is yielded. */
  readonly onFrame?: (frame: Frame) => void;
}

/** A whole search answer. */
export interface ISearchAnswer {
  readonly start: StartFrame['start'];
  readonly rows: readonly WireRow[];
  readonly end: EndFrame['end'];
}

/** Records of a Fink route, and whether they are all. */
export interface IRecords {
  readonly rows: readonly WireRow[];
  readonly complete: boolean;
  /** Why it is not complete: `budget`, `deadline`, `cancelled` or `error`. */
  readonly reason: string | null;
}

export interface IObjectsRequest extends ISourceOptions {
  readonly objectId: string | readonly string[];
  readonly columns?: readonly string[];
  readonly withupperlim?: boolean;
}

export interface IConesearchRequest extends ISourceOptions {
  /** Degrees, or sexagesimal text. */
  readonly ra: number | string;
  readonly dec: number | string;
  /** Arcseconds. */
  readonly radius: number;
  readonly n?: number;
  readonly startdate?: string;
  readonly stopdate?: string;
  readonly window?: number;
  readonly columns?: readonly string[];
}

export interface ILatestsRequest extends ISourceOptions {
  readonly class: string;
  readonly n?: number;
  readonly startdate?: string;
  readonly stopdate?: string;
  readonly columns?: readonly string[];
}

export interface ICutoutRequest extends ISourceOptions {
  readonly objectId: string;
  readonly kind: 'Science' | 'Template' | 'Difference';
  readonly candid?: string;
  readonly format?: 'PNG' | 'FITS';
  readonly stretch?: string;
  readonly colormap?: string;
  readonly pmin?: number;
  readonly pmax?: number;
}

/**
 * The gateway as functions. Works in browsers and in Node. Every failure is a `WireFault`; an error is never an empty
 * result. 64-bit integers are decimal text in all rows.
 */
export class FinkClient {
  constructor(private readonly fetchLike: FetchLike) {}

  /**
   * Frames of a search, as they arrive: `start`, rows, `end`. Stop reading to cancel the search.
   * Look at `end.complete` and `end.error`: a search can fail after rows were sent.
   */
  async *search(text: string, options: ISearchOptions = {}): AsyncGenerator<Frame, void, undefined> {
    const { signal, onFrame, columns, sort, source } = options;
    const parameters = { query: text, columns, sort, source };
    const response = await request(this.fetchLike, 'api/v1/search', parameters, signal, 'ndjson');
    if (!response.body) {
      throw new WireFault({ code: 'unavailable', message: 'missing answer: the stream has no body' }, 0);
    }
    const requestId = requestIdOf(response);
    try {
      for await (const each of readFrames(response.body, signal)) {
        const frame = withRequestId(each, requestId);
        // What has already arrived is not wanted any more either.
        signal?.throwIfAborted();
        onFrame?.(frame);
        yield frame;
      }
    } catch (error) {
      throw asFault(error, signal, requestId);
    }
  }

  /** A search read to its end. */
  async searchAll(text: string, options: ISearchOptions = {}): Promise<ISearchAnswer> {
    const rows: WireRow[] = [];
    let start: StartFrame['start'] | undefined;
    let end: EndFrame['end'] | undefined;
    for await (const frame of this.search(text, options)) {
      if ('row' in frame) {
        rows.push(frame.row);
      } else if ('start' in frame) {
        start = frame.start;
      } else {
        end = frame.end;
      }
    }
    if (!start || !end) {
      throw new WireFault({ code: 'unavailable', message: 'missing end of the answer' }, 0);
    }
    return { start, rows, end };
  }

  /** All alerts of one or several objects, newest first. */
  objects({ signal, ...rest }: IObjectsRequest): Promise<IRecords> {
    return this.records('api/v1/objects', rest, signal);
  }

  /** The latest alert of each object in a circle, nearest first. */
  conesearch({ signal, ...rest }: IConesearchRequest): Promise<IRecords> {
    return this.records('api/v1/conesearch', { ...rest }, signal);
  }

  /** The newest alerts of a class. */
  latests({ signal, ...rest }: ILatestsRequest): Promise<IRecords> {
    return this.records('api/v1/latests', { ...rest }, signal);
  }

  /** One stamp of an alert as the bytes of a PNG picture or of a FITS file. */
  async cutout({ signal, format, ...rest }: ICutoutRequest): Promise<Uint8Array<ArrayBuffer>> {
    const parameters = { ...rest, 'output-format': format };
    const response = await request(this.fetchLike, 'api/v1/cutouts', parameters, signal);
    return new Uint8Array(await guarded(signal, () => response.arrayBuffer()));
  }

  /** All columns that can be asked for, in groups. */
  schema(options: IRequestOptions = {}): Promise<ColumnSchema> {
    return this.json('api/v1/schema', columnSchema, options.signal);
  }

  /** All classes that can be asked for, in groups. */
  classes(options: IRequestOptions = {}): Promise<ClassLists> {
    return this.json('api/v1/classes', classLists, options.signal);
  }

  /** What a source can serve now, and which sources there are. */
  health({ signal, source }: ISourceOptions = {}): Promise<Health> {
    return this.json('health', health, signal, { source });
  }

  version(options: IRequestOptions = {}): Promise<Version> {
    return this.json('version', version, options.signal);
  }

  private async json<S extends z.ZodType>(
    path: string,
    schema: S,
    signal?: AbortSignal,
    parameters: Parameters = {}
  ): Promise<z.infer<S>> {
    const response = await request(this.fetchLike, path, parameters, signal);
    const checked = schema.safeParse(parsed(await guarded(signal, () => response.text())));
    if (!checked.success) {
      throw unreadable(path, checked.error);
    }
    return checked.data;
  }

  private async records(path: string, parameters: Parameters, signal?: AbortSignal): Promise<IRecords> {
    const response = await request(this.fetchLike, path, parameters, signal);
    const rows = parsed(await guarded(signal, () => response.text()));
    if (!isRows(rows)) {
      throw unreadable(path);
    }
    const complete = response.headers.get('x-fink-complete') !== 'false';
    return {
      rows: rows.map(idsAsText),
      complete,
      reason: complete ? null : response.headers.get('x-fink-reason')
    };
  }
}

/** An end frame that tells an error, with the id under which the logs have more. */
function withRequestId(frame: Frame, requestId: string | undefined): Frame {
  return 'end' in frame && frame.end.error !== null && requestId !== undefined
    ? { end: { ...frame.end, requestId } }
    : frame;
}

function parsed(text: string): unknown {
  try {
    return parseExact(text);
  } catch (error) {
    throw unreadable('JSON', error);
  }
}

/** The rows of a Fink route are flat by contract; only their outer shape is checked. */
function isRows(value: unknown): value is WireRow[] {
  return (
    Array.isArray(value) && value.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))
  );
}

function unreadable(what: string, cause?: unknown): WireFault {
  return new WireFault(
    {
      code: 'unsupported',
      message: `unsupported answer of the gateway: ${what}`,
      remedy: 'Update jupyterlab-fink'
    },
    0,
    { cause }
  );
}
