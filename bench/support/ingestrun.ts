import { ingest, ingestSources } from '../../src/gateway/ingest/ingest';
import { simulatedSource } from '../../src/gateway/ingest/simulated';
import { keepHeapSmall } from '../../src/gateway/ingest/smallheap';
import { fileSource } from '../../src/gateway/ingest/source';
import { bareRead } from './bareread';
import { bytesOnDisk, withFolder } from './folder';

/** What one run in a process of its own found. */
export interface IIngestRun {
  readonly alerts: number;
  readonly seconds: number;
  /** Largest memory of the process, bytes. */
  readonly peak: number;
  /** Bytes of the store; 0 when nothing was written. */
  readonly stored: number;
  /** Why alerts were left out. */
  readonly skipped: readonly string[];
}

/** Read the alerts of a file, or of the simulated sky for an empty path, and write them too if asked. */
export async function ingestRun(path: string, write: boolean): Promise<IIngestRun> {
  const source = path === '' ? await simulatedSource({ seed: 1 }) : fileSource(path);
  const peak = (): number => process.resourceUsage().maxRSS * 1024;
  const from = performance.now();
  const seconds = (): number => (performance.now() - from) / 1000;
  if (!write) {
    let alerts = 0;
    for await (const { alert } of source.read(0)) {
      alerts += alert === null ? 0 : 1;
    }
    return { alerts, seconds: seconds(), peak: peak(), stored: 0, skipped: [] };
  }
  return withFolder(async dataDir => {
    const { alerts, skipped } = await ingestSources([source], { dataDir });
    const reasons = skipped.map(({ reason }) => reason);
    return { alerts, seconds: seconds(), peak: peak(), stored: bytesOnDisk(dataDir), skipped: reasons };
  });
}

/** Ingest a file as the command does, with two threads that read. */
export async function loadRun(path: string, stamps: boolean, program: string): Promise<IIngestRun> {
  return withFolder(async dataDir => {
    // As the command does.
    keepHeapSmall();
    const from = performance.now();
    const readers = { file: program, count: 2 };
    const { alerts, skipped } = await ingest([path], { dataDir, stamps, readers });
    return {
      alerts,
      seconds: (performance.now() - from) / 1000,
      peak: process.resourceUsage().maxRSS * 1024,
      stored: bytesOnDisk(dataDir),
      skipped: skipped.map(({ reason }) => reason)
    };
  });
}

/** Decode a file with hyparquet alone, in two threads. */
export async function bareRun(path: string, program: string): Promise<IIngestRun> {
  const from = performance.now();
  const alerts = await bareRead(program, path, 2);
  const seconds = (performance.now() - from) / 1000;
  return { alerts, seconds, peak: process.resourceUsage().maxRSS * 1024, stored: 0, skipped: [] };
}
