import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { coldReads } from './support/coldreads';
import { withFolder } from './support/folder';
import { simulate, startGateway } from './support/gateway';
import { fits, measure, SEARCHES, type IMeasured } from './support/growthsearches';
import { hbaseGrowth } from './support/hbasefindings';
import { report, round, type Line } from './support/report';
import { anonymousBytes } from './support/watched';
import {
  ALERTS_PER_OBJECT,
  DENSITY,
  makeWideSky,
  skyOf,
  templatesOf,
  type IWideSky
} from './support/widesky';

/**
 * How searches grow: with the table, when it grows by new sky at constant density; with density, on the same sky; and what
 * they take when nothing of the store is in memory. An argument bounds the number of alerts; `--again` makes the stores anew.
 */

const SIZES = [10_000, 100_000, 1_000_000];
/** As many alerts on the sky of 100 000. */
const DENSER = [10_000, 500_000];
const DENSE_AREA = skyOf(100_000).area;
const RUNS = 40;
/** Change it when stores must be made anew. */
const VERSION = 1;
const CACHE = join('bench', 'out', 'growth');

/** Measured searches of one sky, by their name. */
type Found = ReadonlyMap<string, IMeasured>;

class Growth {
  readonly searches: Line[] = [];
  readonly stores: Line[] = [];
  private _templates: Awaited<ReturnType<typeof templatesOf>> | undefined;

  constructor(private readonly _folder: string) {}

  get socketPath(): string {
    return join(this._folder, 'gateway.sock');
  }

  /** Folder of the store of a sky, which is made when it is not there, and seconds that this took. */
  async store(sky: IWideSky): Promise<{ readonly dir: string; readonly made: number | null }> {
    const isWide = Math.abs(sky.area - skyOf(sky.alerts).area) < 1e-9;
    const dir = join(CACHE, `${VERSION}-${sky.alerts}${isWide ? '' : '-dense'}`);
    if (existsSync(dir)) {
      return { dir, made: null };
    }
    const from = performance.now();
    mkdirSync(CACHE, { recursive: true });
    if (this._templates === undefined) {
      simulate(join(this._folder, 'sky'));
      this._templates = await templatesOf(join(this._folder, 'sky'));
    }
    await makeWideSky(dir, sky, this._templates, done => {
      process.stderr.write(`\r${done} of ${sky.alerts} alerts `);
    });
    process.stderr.write('\n');
    return { dir, made: (performance.now() - from) / 1000 };
  }

  /** Searches of a sky. */
  async measure(sky: IWideSky): Promise<Found> {
    const { dir, made } = await this.store(sky);
    const found = new Map<string, IMeasured>();
    const started = performance.now();
    const gateway = await startGateway(dir, this.socketPath);
    const ready = performance.now() - started;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const density = Math.round(sky.alerts / sky.area);
    try {
      const health = await timed(gateway.socketPath, agent, '/health');
      for (const search of SEARCHES.filter(each => fits(sky, each))) {
        const measured = await measure(gateway.socketPath, agent, sky, search, RUNS);
        found.set(search.name, measured);
        this.searches.push({
          search: search.name,
          alerts: sky.alerts,
          'per sq. deg.': density,
          'first row': round(measured.first, 2),
          whole: round(measured.whole, 2),
          'whole p95': round(measured.p95, 2),
          rows: measured.rows,
          'rows read': measured.rowsRead,
          target:
            sky.alerts < 1_000_000
              ? null
              : `${search.first === undefined ? '' : `${search.first}, `}${search.whole}`
        });
      }
      const bytes = statSync(join(dir, 'store.lmdb')).blocks * 512;
      this.stores.push({
        alerts: sky.alerts,
        'per sq. deg.': density,
        GB: round(bytes / 1e9, 3),
        'bytes/alert': round(bytes / sky.alerts, 0),
        'made in, s': made === null ? null : round(made, 0),
        'gateway ready, ms': round(ready, 0),
        'first health, ms': round(health, 1),
        'RssAnon, MB': round(anonymousBytes(gateway.pid) / 1e6, 0)
      });
    } finally {
      agent.destroy();
      await gateway.stop();
    }
    return found;
  }
}

async function main(): Promise<void> {
  const largest = Number(process.argv.slice(2).find(each => /^\d+$/.test(each)) ?? Infinity);
  const skies = SIZES.filter(size => size <= largest).map(skyOf);
  await withFolder(async folder => {
    const growth = new Growth(folder);
    const wide = new Map<IWideSky, Found>();
    for (const sky of skies) {
      wide.set(sky, await growth.measure(sky));
    }
    const same = skies.filter(({ area }) => area === DENSE_AREA);
    const dense = new Map<IWideSky, Found>();
    for (const alerts of DENSER.filter(size => size <= largest)) {
      const sky = { alerts, area: DENSE_AREA };
      dense.set(sky, await growth.measure(sky));
    }
    same.forEach(sky => dense.set(sky, wide.get(sky) ?? new Map()));
    const last = skies.at(-1);
    const cold = last && (await coldReads((await growth.store(last)).dir, last, growth.socketPath));
    report({
      name: 'growth',
      tables: {
        'Searches, milliseconds': growth.searches,
        'Slope in log-log when there is more sky (0: no growth; 1: in proportion)': slopes(wide),
        'The same when there are more objects on the same sky': slopes(dense),
        ...(cold ? { [`Nothing of the store in memory, ${last?.alerts} alerts, milliseconds`]: cold } : {}),
        Stores: growth.stores,
        'Model, not measured: whole answer in milliseconds by the slope, and size of the store': model(
          wide,
          Number(growth.stores[skies.length - 1]?.['bytes/alert'] ?? NaN)
        ),
        ...hbaseGrowth()
      },
      notes: [
        `Medians of ${RUNS} searches at different objects after 5 others, over a Unix socket, through the built gateway.`,
        `Made-up rows of real width: ${DENSITY} alerts in a square degree where nothing else is said, ${ALERTS_PER_OBJECT} alerts an object. No stamps.`,
        'A slope needs two sizes; a circle of 1° only fits into the larger skies, and in the densest it has more objects than one search may read.',
        cold
          ? 'Nothing in memory: a gateway of its own for each search, started after `dd iflag=nocache` had dropped the file from the page cache; four searches elsewhere went before. Reads from disk: major page faults of the gateway; the system reads ahead with each.'
          : 'Nothing was measured with nothing in memory: it needs Linux and the `dd` of GNU.'
      ]
    });
  });
}

/** Slopes of time and of rows read between the smallest and the largest sky that a search fits into. */
function slopes(found: ReadonlyMap<IWideSky, Found>): Line[] {
  return SEARCHES.map(({ name }) => ({
    search: name,
    time: slope(found, name, each => each.whole),
    'rows read': slope(found, name, each => each.rowsRead),
    rows: slope(found, name, each => each.rows)
  }));
}

function slope(
  found: ReadonlyMap<IWideSky, Found>,
  name: string,
  of: (each: IMeasured) => number
): number | null {
  const points = [...found]
    .flatMap(([{ alerts }, searches]) => {
      const measured = searches.get(name);
      return measured === undefined ? [] : [{ alerts, value: of(measured) }];
    })
    .sort((a, b) => a.alerts - b.alerts);
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined || first === last
    ? null
    : round(Math.log(last.value / first.value) / Math.log(last.alerts / first.alerts), 3);
}

/** Tables that nobody has put into one file. */
const EXTRAPOLATED = { 'ZTF, 271 million': 271e6, 'LSST ten years, 30 thousand million': 3e10 };

/** What the slopes say of larger tables of more sky: as far from what was measured as these sizes are. */
function model(found: ReadonlyMap<IWideSky, Found>, bytesPerAlert: number): Line[] {
  const [largest] = [...found].sort(([a], [b]) => b.alerts - a.alerts);
  return Object.entries(EXTRAPOLATED).map(([alerts, count]) => {
    const times = SEARCHES.map(({ name }): [string, number | null] => {
      const last = largest?.[1].get(name);
      const by = slope(found, name, each => each.whole);
      return [
        name,
        last === undefined || by === null || largest === undefined
          ? null
          : round(last.whole * (count / largest[0].alerts) ** Math.max(0, by), 1)
      ];
    });
    return { alerts, ...Object.fromEntries(times), TB: round((count * bytesPerAlert) / 1e12, 2) };
  });
}

async function timed(socketPath: string, agent: Agent, path: string): Promise<number> {
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
