import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { startGateway } from './gateway';
import { fits, placesFor, SEARCHES, summary } from './growthsearches';
import { round, type Line } from './report';
import { median } from './stats';
import { timedSearch, type ITimedSearch } from './timedsearch';
import type { IWideSky } from './widesky';

/** Searches of each kind. */
const RUNS = 9;

/** Searches elsewhere that go before: they compile the code, and bring the upper pages of the trees into memory. */
const BEFORE = 4;

/**
 * Searches at places of which the system has nothing in memory. Pages that a process has mapped cannot be taken from it, so
 * each search has a gateway of its own, which is started after the file was dropped from the page cache, and which first
 * searches elsewhere. Then the same is asked once more.
 * Undefined where there is no `dd` that can do that.
 */
export async function coldReads(dir: string, sky: IWideSky, socketPath: string): Promise<Line[] | undefined> {
  const file = join(dir, 'store.lmdb');
  if (!dropped(file)) {
    return undefined;
  }
  const lines: Line[] = [];
  for (const search of SEARCHES.filter(each => fits(sky, each))) {
    const cold: ITimedSearch[] = [];
    const again: ITimedSearch[] = [];
    const reads: number[] = [];
    let queries: string[] = [];
    for (const place of placesFor(sky, search)) {
      queries.push(queries.length < BEFORE ? (search.elsewhere ?? search.query)(place) : search.query(place));
      if (queries.length <= BEFORE) {
        continue;
      }
      dropped(file);
      const gateway = await startGateway(dir, socketPath);
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const ask = (query: string): Promise<ITimedSearch> => timedSearch(socketPath, agent, query);
      try {
        for (const query of queries.slice(0, BEFORE)) {
          await ask(query);
        }
        const before = majorFaults(gateway.pid);
        cold.push(await ask(queries.at(-1) ?? ''));
        reads.push(majorFaults(gateway.pid) - before);
        again.push(await ask(queries.at(-1) ?? ''));
      } finally {
        agent.destroy();
        await gateway.stop();
      }
      queries = [];
      if (cold.length === RUNS) {
        break;
      }
    }
    const { first, whole, rows } = summary(cold);
    lines.push({
      search: search.name,
      'first row': round(first, 1),
      whole: round(whole, 1),
      slowest: round(Math.max(...cold.map(each => each.end)), 1),
      'the same again': round(summary(again).whole, 1),
      rows,
      'reads from disk': median(reads)
    });
  }
  return lines;
}

/** Takes a file out of the page cache, all but what is mapped. @returns whether it could. */
function dropped(file: string): boolean {
  try {
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    // Not the `dd` of GNU: said in the notes.
    return false;
  }
}

/** How often a process had to wait for the disk to get at memory. */
function majorFaults(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[9]);
}
