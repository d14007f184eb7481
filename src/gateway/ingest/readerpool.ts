import { Worker } from 'node:worker_threads';
import { ByteReader } from './bytewriter';
import { IngestFault } from './fault';
import {
  READER,
  readerOf,
  type IReaderData,
  type PacketReport,
  type ReaderOrder,
  type ReaderReport
} from './readermessages';
import type { IReadRows } from './readrows';
import { unpackPrepared } from './rowpacket';

/** Room for what lives for a moment: the records of a few rows. In a smaller one they would be taken for old. */
const YOUNG_MB = 24;

/**
 * Threads that read alert files. Alerts come in the order of the file, whoever reads them; how far the threads are ahead
 * is bounded in bytes.
 */
export class ReaderPool {
  private readonly _workers: Worker[];
  /** What has come of each reading and is not yet used, by reader. */
  private readonly _queues = new Map<number, ReaderReport[][]>();
  private _readings = 0;
  private _broken: Error | undefined;
  private _wake: (() => void) | undefined;

  /**
   * @param file - The program that the threads run. It must call `runReaderThread` when `isReaderThread` says so.
   * @param readers - Number of threads, at least 1.
   */
  constructor(file: string, readers: number) {
    this._workers = Array.from({ length: readers }, (_, reader) => {
      const workerData: IReaderData = { role: READER, reader, readers };
      const worker = new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
      worker.on('message', (report: ReaderReport) => {
        const queue = this._queues.get(report.reading)?.[reader];
        if (queue) {
          queue.push(report);
          this._wakeUp();
        } else {
          // Of a reading that was given up: it was on its way.
          this._used(reader, [report]);
        }
      });
      const end = (error: Error): void => {
        this._broken ??= error;
        this._wakeUp();
      };
      worker.on('error', error =>
        end(new Error(`invalid end of a reading thread: ${error.message}`, { cause: error }))
      );
      worker.on('exit', code => end(new Error(`invalid end of a reading thread: exit code ${code}`)));
      return worker;
    });
  }

  /** Begins to read a file; what is read comes from the iterator, which must be read to its end or returned. */
  read(path: string, skip: number, stamps: boolean): AsyncIterable<readonly IReadRows[]> {
    const reading = this._readings++;
    const queues = this._workers.map((): ReaderReport[] => []);
    this._queues.set(reading, queues);
    this._order({ order: 'open', reading, path, skip, stamps });
    const packets = this._packets(path, reading, queues);
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => packets.next(),
        return: async () => {
          // A generator that has not begun would not notice.
          this._giveUp(reading);
          await packets.return(undefined);
          return { done: true, value: undefined };
        }
      })
    };
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    this._queues.clear();
    await Promise.all(this._workers.map(worker => worker.removeAllListeners('exit').terminate()));
  }

  private async *_packets(
    path: string,
    reading: number,
    queues: readonly ReaderReport[][]
  ): AsyncGenerator<readonly IReadRows[]> {
    try {
      for (let unit = 0; ;) {
        const reader = readerOf(unit, reading, queues.length);
        const report = await this._next(queues[reader] ?? []);
        if (report.report === 'end') {
          return;
        }
        if (report.report === 'fault') {
          throw report.place === null
            ? new Error(report.reason)
            : new IngestFault(path, report.place, report.reason);
        }
        yield alertsOf(path, report);
        this._used(reader, [report]);
        unit += report.last ? 1 : 0;
      }
    } finally {
      this._giveUp(reading);
    }
  }

  private _giveUp(reading: number): void {
    const queues = this._queues.get(reading);
    if (queues && this._queues.delete(reading)) {
      this._order({ order: 'cancel', reading });
      queues.forEach((queue, reader) => this._used(reader, queue));
    }
  }

  /** Tells a reader that it may go on. */
  private _used(reader: number, reports: readonly ReaderReport[]): void {
    const bytes = reports.reduce((sum, each) => sum + (each.report === 'packet' ? each.rows.length : 0), 0);
    if (bytes > 0) {
      this._workers[reader]?.postMessage({ order: 'used', bytes } satisfies ReaderOrder);
    }
  }

  private async _next(queue: ReaderReport[]): Promise<ReaderReport> {
    for (;;) {
      const report = queue.shift();
      if (report) {
        return report;
      }
      if (this._broken) {
        throw this._broken;
      }
      await new Promise<void>(resolve => {
        this._wake = resolve;
      });
    }
  }

  private _order(order: ReaderOrder): void {
    this._workers.forEach(worker => worker.postMessage(order));
  }

  private _wakeUp(): void {
    this._wake?.();
    this._wake = undefined;
  }
}

function alertsOf(path: string, { items, rows }: PacketReport): IReadRows[] {
  const packet = new ByteReader(rows);
  return items.map(({ index, fraction, isAlert, fault }) => ({
    index,
    fraction,
    isAlert,
    prepared: fault ? null : unpackPrepared(packet),
    fault: fault ? new IngestFault(path, fault.place, fault.reason) : null
  }));
}
