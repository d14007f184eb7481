import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestFault, reasonOf } from './fault';

export type AlertFormat = 'parquet' | 'avro';

/** Format of a file by its first four bytes, whatever its name. */
export async function alertFormat(path: string): Promise<AlertFormat> {
  const head = Buffer.alloc(4);
  const file = await open(path, 'r');
  try {
    await file.read(head, 0, 4, 0);
  } finally {
    await file.close();
  }
  const magic = head.toString('latin1');
  if (magic === 'PAR1') {
    return 'parquet';
  }
  if (magic === 'Obj\x01') {
    return 'avro';
  }
  throw new IngestFault(
    path,
    'start of file',
    `unsupported file format: ${JSON.stringify(magic)}; need Parquet (PAR1) or an Avro container (Obj)`
  );
}

/**
 * Files below the given paths, each directory walked in name order. In directories hidden names, names that start
 * with `_` (markers of Spark) and names without a known ending are left out; a file named by the user is always taken.
 */
export async function alertPaths(
  paths: readonly string[]
): Promise<{ files: string[]; faults: IngestFault[] }> {
  const files: string[] = [];
  const faults: IngestFault[] = [];
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) {
        const found = await walk(path);
        if (found.length === 0) {
          faults.push(
            new IngestFault(path, 'directory', 'missing alert files: no .parquet or .avro file in it')
          );
        }
        files.push(...found);
      } else {
        files.push(path);
      }
    } catch (error) {
      faults.push(new IngestFault(path, 'path', `missing file or directory: ${path}; ${reasonOf(error)}`));
    }
  }
  return { files: [...new Set(files)], faults };
}

async function walk(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (/^[._]/.test(entry.name)) {
      continue;
    }
    if (entry.isDirectory()) {
      files.push(...(await walk(path)));
    } else if (/\.(parquet|avro)$/i.test(entry.name)) {
      files.push(path);
    }
  }
  return files;
}
