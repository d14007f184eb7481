import type { IAlert, IRecord } from './alert';
import { readAvro } from './avro';
import { IngestFault, reasonOf } from './fault';
import { normaliseAlert } from './normalise';
import { readParquet } from './parquet';
import { alertFormat } from './paths';

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
 * Alerts of one file, Parquet or Avro by content, in our shape. A record that cannot be used comes as a fault and
 * reading goes on; a file that cannot be read further ends with an exception.
 *
 * @param skip - Number of records at the start that are not wanted.
 * @throws IngestFault naming file and place.
 */
export async function* readAlerts(path: string, skip = 0): AsyncGenerator<IReadAlert> {
  const read = (await alertFormat(path)) === 'parquet' ? readParquet : readAvro;
  for await (const record of read(path, skip)) {
    yield understand(path, record);
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
