import { Agent } from 'node:http';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from './support/folder';
import { simulate, startGateway } from './support/gateway';
import { report, round, type Line } from './support/report';
import { median, quantile } from './support/stats';
import { randomNumbers } from './support/random';
import { anonymousBytes } from './support/watched';
import { timedSearch, type ITimedSearch } from './support/timedsearch';
import {
  ALERTS_PER_OBJECT,
  CLASS,
  DENSITY,
  makeWideSky,
  placeOf,
  sideOf,
  templatesOf
} from './support/widesky';

/** How searches grow with the table, when the table grows by new sky at constant density. */

const SIZES = [10_000, 100_000, 1_000_000];
const RUNS = 40;
/** Change it when stores must be made anew. */
const VERSION = 1;
const CACHE = join('bench', 'out', 'growth');

interface ISearch {
  readonly name: string;
  /** Largest milliseconds at the largest size: of the first row, and of the whole answer. */
  readonly first?: number;
  readonly whole: number;
  /** Degrees from the edge of the sky that it needs. */
  readonly margin: number;
  readonly query: (place: { id: string; ra: number; dec: number }) => string;
}

const SEARCHES: readonly ISearch[] = [
  { name: 'object', whole: 5, margin: 0, query: ({ id }) => id },
  { name: 'latest 100', whole: 10, margin: 0, query: () => `class="${CLASS}" last=100` },
  { name: 'cone 60″', whole: 10, margin: 0.02, query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=60` },
  {
    name: 'cone 1°',
    whole: 300,
    margin: 1,
    query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=1deg`
  },
  {
    name: 'cone 1°, sort=none',
    first: 30,
    whole: 300,
    margin: 1,
    query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=1deg sort=none`
  }
];

interface IMeasured {
  readonly first: number;
  readonly whole: number;
  readonly p95: number;
  readonly rows: number;
  readonly rowsRead: number;
}

async function measure(
  socketPath: string,
  agent: Agent,
  alerts: number,
  search: ISearch
): Promise<IMeasured | null> {
  if (sideOf(alerts) < 2 * search.margin) {
    return null;
  }
  const random = randomNumbers(alerts + search.name.length);
  const objects = alerts / ALERTS_PER_OBJECT;
  const runs: ITimedSearch[] = [];
  while (runs.length < RUNS + 5) {
    const place = placeOf(alerts, Math.floor(random() * objects));
    const fromEdge = sideOf(alerts) / 2 - Math.max(Math.abs(place.ra - 180), Math.abs(place.dec));
    if (fromEdge >= search.margin) {
      runs.push(await timedSearch(socketPath, agent, search.query(place)));
    }
  }
  const warm = runs.slice(5);
  return {
    first: median(warm.map(each => each.firstRow ?? each.end)),
    whole: median(warm.map(each => each.end)),
    p95: quantile(
      warm.map(each => each.end),
      0.95
    ),
    rows: median(warm.map(each => each.rowsSent)),
    rowsRead: median(warm.map(each => each.rowsRead))
  };
}

async function main(): Promise<void> {
  const largest = Number(process.argv[2] ?? Infinity);
  const sizes = SIZES.filter(size => size <= largest);
  await withFolder(async folder => {
    let templates: Awaited<ReturnType<typeof templatesOf>> | undefined;
    const searches: Line[] = [];
    const stores: Line[] = [];
    const found = new Map<string, IMeasured[]>();
    for (const alerts of sizes) {
      const dir = join(CACHE, `${VERSION}-${alerts}`);
      const from = performance.now();
      const isNew = !existsSync(dir);
      if (isNew) {
        mkdirSync(CACHE, { recursive: true });
        if (templates === undefined) {
          simulate(join(folder, 'sky'));
          templates = await templatesOf(join(folder, 'sky'));
        }
        await makeWideSky(dir, alerts, templates, done => {
          process.stderr.write(`\r${done} of ${alerts} alerts `);
        });
        process.stderr.write('\n');
      }
      const made = (performance.now() - from) / 1000;
      const started = performance.now();
      const gateway = await startGateway(dir, join(folder, 'gateway.sock'));
      const ready = performance.now() - started;
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      try {
        const health = await timed(gateway.socketPath, agent, '/health');
        for (const search of SEARCHES) {
          const measured = await measure(gateway.socketPath, agent, alerts, search);
          if (measured !== null) {
            found.set(search.name, [...(found.get(search.name) ?? []), measured]);
            searches.push({
              search: search.name,
              alerts,
              'first row': round(measured.first, 2),
              whole: round(measured.whole, 2),
              'whole p95': round(measured.p95, 2),
              rows: measured.rows,
              'rows read': measured.rowsRead,
              target:
                alerts < 1_000_000
                  ? null
                  : `${search.first === undefined ? '' : `${search.first}, `}${search.whole}`
            });
          }
        }
        const bytes = statSync(join(dir, 'store.lmdb')).blocks * 512;
        stores.push({
          alerts,
          GB: round(bytes / 1e9, 3),
          'bytes/alert': round(bytes / alerts, 0),
          'made in, s': isNew ? round(made, 0) : null,
          'gateway ready, ms': round(ready, 0),
          'first health, ms': round(health, 1),
          'RssAnon, MB': round(anonymousBytes(gateway.pid) / 1e6, 0)
        });
      } finally {
        agent.destroy();
        await gateway.stop();
      }
    }
    report({
      name: 'growth',
      tables: {
        'Searches, milliseconds': searches,
        'Slope in log-log between the sizes (0: no growth; 1: in proportion)': SEARCHES.map(({ name }) =>
          slopeLine(name, found.get(name) ?? [])
        ),
        Stores: stores,
        'Model, not measured: whole answer in milliseconds by the slope, and size of the store': model(
          found,
          Number(stores.at(-1)?.['bytes/alert'] ?? NaN)
        )
      },
      notes: [
        `Medians of ${RUNS} searches at different objects after 5 others, over a Unix socket, through the built gateway.`,
        `Made-up rows of real width: ${DENSITY} alerts in a square degree, ${ALERTS_PER_OBJECT} alerts an object; more alerts are more sky. No stamps.`,
        'A slope needs two sizes; a circle of 1° only fits into the larger skies.'
      ]
    });
  });
}

/** Slope of the whole time between the smallest and the largest size, and of the rows read. */
function slopeLine(name: string, measured: readonly IMeasured[]): Line {
  const sizes = SIZES.slice(SIZES.length - measured.length);
  const slope = (of: (each: IMeasured) => number): number | null => {
    const [first, last] = [measured[0], measured.at(-1)];
    if (first === undefined || last === undefined || measured.length < 2) {
      return null;
    }
    const span = Math.log((sizes.at(-1) ?? 1) / (sizes[0] ?? 1));
    return round(Math.log(of(last) / of(first)) / span, 3);
  };
  return {
    search: name,
    time: slope(each => each.whole),
    'rows read': slope(each => each.rowsRead)
  };
}

/** Tables that nobody has put into one file. */
const EXTRAPOLATED = { 'ZTF, 271 million': 271e6, 'LSST ten years, 30 thousand million': 3e10 };

/** What the slopes say of larger tables: as far from what was measured as these sizes are. */
function model(found: ReadonlyMap<string, readonly IMeasured[]>, bytesPerAlert: number): Line[] {
  return Object.entries(EXTRAPOLATED).map(([alerts, count]) => {
    const times = SEARCHES.map(({ name }): [string, number | null] => {
      const measured = found.get(name) ?? [];
      const slope = slopeLine(name, measured)['time'];
      const last = measured.at(-1);
      const factor = typeof slope === 'number' ? (count / (sizeAt(-1) ?? NaN)) ** Math.max(0, slope) : NaN;
      return [name, last === undefined || Number.isNaN(factor) ? null : round(last.whole * factor, 1)];
    });
    return { alerts, ...Object.fromEntries(times), TB: round((count * bytesPerAlert) / 1e12, 2) };
  });
}

const sizeAt = (place: number): number | undefined => SIZES.at(place);

async function timed(socketPath: string, agent: Agent, path: string): Promise<number> {
  const { request } = await import('node:http');
  const from = performance.now();
  await new Promise<void>((done, fail) => {
    request({ socketPath, path, agent }, response => {
      response.resume();
      response.on('end', done);
    })
      .on('error', fail)
      .end();
  });
  return performance.now() - from;
}

if (process.argv.includes('--again')) {
  rmSync(CACHE, { recursive: true, force: true });
}
void main();
