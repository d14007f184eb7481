import type { IAlert, IRecord } from './alert';
import { readAvro } from './avro';
import { IngestFault, reasonOf } from './fault';
import { normaliseAlert } from './normalise';
import { readParquet } from './parquet/parquet';
import { alertFormat } from './paths';
import type { IReadOptions, IUnit } from './readoptions';

const NO_STAMPS = { science: null, template: null, difference: null };

/** One alert, or why there is none, with its place in the file. */
export interface IReadAlert {
  /** Null when the record is no alert that can be stored; `fault` then says why. */
  readonly alert: IAlert | null;
  readonly fault: IngestFault | null;
  readonly place: string;
  /** Number of the record in its file, from 0. */
  readonly index: number;
  /** How much of the file has been read, 0 to 1. */
  readonly fraction: number;
}

/**
 * Alerts of one file in our shape, Parquet or Avro by content, by row group or block. A record that cannot be used comes as
 * a fault and reading goes on; a file that cannot be read further ends with an exception.
 *
 * @throws IngestFault naming file and place.
 */
export async function* readUnits(
  path: string,
  options: IReadOptions = {}
): AsyncGenerator<IUnit<IReadAlert>> {
  const read = (await alertFormat(path)) === 'parquet' ? readParquet : readAvro;
  for await (const { records, ...unit } of read(path, options)) {
    yield { ...unit, records: understandAll(path, records, options.stamps ?? true) };
  }
}

function* understandAll(path: string, records: Iterable<IRecord>, stamps: boolean): Generator<IReadAlert> {
  for (const record of records) {
    const read = understand(path, record);
    yield stamps || !read.alert ? read : { ...read, alert: { ...read.alert, stamps: NO_STAMPS } };
  }
}

/** Alerts of one file, see {@link readUnits}. */
export async function* readAlerts(path: string, options: IReadOptions = {}): AsyncGenerator<IReadAlert> {
  for await (const { records } of readUnits(path, options)) {
    yield* records;
  }
}

/**
 * One record as an alert, or as the fault that keeps it from being one.
 * @throws IngestFault when the record is of another schema altogether.
 */
export function understand(path: string, { record, index, place, fraction }: IRecord): IReadAlert {
  if (!('candidate' in record && 'objectId' in record)) {
    const columns = Object.keys(record).slice(0, 8).join(', ');
    throw new IngestFault(
      path,
      place,
      `unsupported alert schema: need objectId and candidate (ZTF), have ${columns}`
    );
  }
  try {
    return { alert: normaliseAlert(record), fault: null, place, index, fraction };
  } catch (error) {
    const fault = new IngestFault(path, place, reasonOf(error), { cause: error });
    return { alert: null, fault, place, index, fraction };
  }
}
