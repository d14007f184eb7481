import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { alertFormatOf, Sky, type AlertFormat, type ISimulatedAlert } from '../../../core/simulate';
import { jdToIso } from '../../../core/time';
import type { IProgress } from '../report';
import type { ISimulatedOptions } from '../simulated';
import { avroFile } from './avrofile';
import type { INightFile } from './nightfile';
import { parquetFile, writeAll } from './parquetfile';
import { truthLine } from './truth';

/** Alerts of a row group or of a block. */
const BLOCK = 500;

const WRITERS = { parquet: parquetFile, avro: avroFile } as const;
export type NightFormat = keyof typeof WRITERS;

export interface INightFilesOptions {
  readonly format: NightFormat;
  readonly progress?: (progress: IProgress) => void;
  readonly signal?: AbortSignal;
}

/** What was written. */
export interface INightFiles {
  readonly alerts: number;
  readonly files: readonly string[];
  readonly interrupted: boolean;
}

/**
 * Writes a simulated sky as alert files, one for each night with alerts (`night_YYYYMMDD.parquet`), and what the objects
 * really are as `truth.jsonl`. A file has its name when it is whole: before, it begins with a dot.
 * @throws Error when the folder cannot be written; on a full disk it says so.
 */
export async function writeNights(
  folder: string,
  sky: ISimulatedOptions,
  options: INightFilesOptions
): Promise<INightFiles> {
  const { stamps = true } = sky;
  const { format, progress, signal } = options;
  const gzip = stamps ? (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 1 }) : undefined;
  const simulated = new Sky(sky);
  const { nights, start } = simulated.calendar;
  const files: string[] = [];
  let alerts = 0;
  mkdirSync(folder, { recursive: true });
  const stopped = (): boolean => signal?.aborted ?? false;
  for (let night = 0; night < nights && !stopped(); night++) {
    const name = `night_${jdToIso(start + night)
      .slice(0, 10)
      .replaceAll('-', '')}.${format}`;
    const count = await whole(folder, name, path =>
      writeNight(path, simulated.night(night, gzip), format, signal, () => {
        progress?.({
          path: name,
          file: night + 1,
          files: nights,
          fraction: Math.min(1, (night + 1) / nights),
          alerts: ++alerts,
          step: 'reading'
        });
      })
    );
    if (count > 0 && !stopped()) {
      files.push(name);
    }
  }
  const interrupted = stopped();
  if (!interrupted) {
    await whole(folder, 'truth.jsonl', path => writeLines(path, simulated));
  }
  return { alerts, files, interrupted };
}

/** Writes a file under another name and renames it when it has something; on an error nothing is left of it. */
async function whole(
  folder: string,
  name: string,
  write: (path: string) => Promise<number>
): Promise<number> {
  const hidden = join(folder, `.${name}.part`);
  try {
    const count = await write(hidden);
    if (count > 0) {
      renameSync(hidden, join(folder, name));
    }
    return count;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new Error(
        `missing disk space: ${join(folder, name)} could not be written; free some, or ask for fewer alerts or --no-stamps`,
        { cause: error }
      );
    }
    throw error;
  } finally {
    rmSync(hidden, { force: true });
  }
}

/** @returns number of alerts; 0 too when it was stopped, so that half a night gets no name. */
async function writeNight(
  path: string,
  alerts: Iterable<ISimulatedAlert>,
  format: NightFormat,
  signal: AbortSignal | undefined,
  each: () => void
): Promise<number> {
  let file: INightFile | undefined;
  let [block, count]: [ISimulatedAlert[], number] = [[], 0];
  const flush = (known: AlertFormat | undefined): void => {
    if (block.length > 0 && known) {
      file ??= WRITERS[format](path, known);
      file.add(block);
      count += block.length;
      block = [];
    }
  };
  let known: AlertFormat | undefined;
  try {
    for (const alert of alerts) {
      known ??= alertFormatOf(alert);
      block.push(alert);
      each();
      if (block.length >= BLOCK) {
        flush(known);
        // Lets signals and the terminal have their turn.
        await new Promise(resolve => setImmediate(resolve));
        if (signal?.aborted) {
          file?.abandon();
          return 0;
        }
      }
    }
    flush(known);
  } catch (error) {
    file?.abandon();
    throw error;
  }
  file?.end();
  return count;
}

function writeLines(path: string, sky: Sky): Promise<number> {
  const file = openSync(path, 'w');
  try {
    let [text, count] = ['', 0];
    for (const truth of sky.truth()) {
      text += truthLine(truth);
      if (++count % 1000 === 0) {
        writeAll(file, Buffer.from(text));
        text = '';
      }
    }
    writeAll(file, Buffer.from(text));
    return Promise.resolve(count);
  } finally {
    closeSync(file);
  }
}
