import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const windows = process.platform === 'win32';
const python = join(root, '.venv', windows ? 'Scripts/python.exe' : 'bin/python');

/** Whether the readers are there. `npm test` makes them. */
export const haveReaders = existsSync(python);

/** What pyarrow, pandas, Python's csv and its XML parser find in a file. */
export interface IRead {
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly [more: string]: unknown;
}

/** Let all files of a folder be read. */
export async function readAll(folder: string): Promise<Readonly<Record<string, IRead>>> {
  const script = join(root, 'tests/formats/read.py');
  const { stdout } = await promisify(execFile)(python, [script, folder], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout) as Record<string, IRead>;
}
