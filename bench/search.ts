import { Agent } from 'node:http';
import { join } from 'node:path';
import { Sky } from '../src/core/simulate';
import { CROWDED_FIELD } from '../src/core/simulate/place';
import { separation } from '../src/core/sky';
import { withFolder } from './support/folder';
import { simulate, startGateway } from './support/gateway';
import { report, round, type Line } from './support/report';
import { median, quantile } from './support/stats';
import { timedSearch } from './support/timedsearch';

/** How long a search takes from its sending to its first row and to its end, through the built gateway. */

const RUNS = 30;
/** The simulated object that is nearest to the middle of the crowded field. */
const { ra, dec } = [...new Sky({ seed: 1 }).truth()].reduce((a, b) => (fromField(b) < fromField(a) ? b : a));
const QUERIES: Readonly<Record<string, string>> = {
  'object id': 'ZTF26sim0001',
  prefix: 'ZTF26sim000',
  'cone 30″': `ra=${ra} dec=${dec} radius=30`,
  'cone 1°': `ra=${ra} dec=${dec} radius=1deg`,
  'cone 5°': `ra=${ra} dec=${dec} radius=5deg`,
  'class last=50': 'class="SN candidate" last=50'
};

function fromField(place: { ra: number; dec: number }): number {
  return separation(place.ra, place.dec, CROWDED_FIELD.ra, CROWDED_FIELD.dec);
}

/** One query: once through a gateway that has just started, then again and again through the same. */
async function measure(folder: string, name: string, query: string): Promise<Line> {
  const gateway = await startGateway(join(folder, 'sky'), join(folder, 'gateway.sock'));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const cold = await timedSearch(gateway.socketPath, agent, query);
    const warm = [];
    for (let run = 0; run < RUNS; run++) {
      warm.push(await timedSearch(gateway.socketPath, agent, query));
    }
    const first = warm.map(each => each.firstRow).filter(each => each !== null);
    const end = warm.map(each => each.end);
    return {
      query: name,
      'first row': orNone(median(first)),
      'first p95': orNone(quantile(first, 0.95)),
      'first cold': orNone(cold.firstRow ?? NaN),
      end: round(median(end)),
      'end p95': round(quantile(end, 0.95)),
      'end cold': round(cold.end),
      'rows read': cold.rowsRead,
      'rows sent': cold.rowsSent,
      kB: round(cold.bytes / 1000)
    };
  } finally {
    agent.destroy();
    await gateway.stop();
  }
}

const orNone = (ms: number): number | null => (Number.isNaN(ms) ? null : round(ms));

async function main(): Promise<void> {
  await withFolder(async folder => {
    simulate(join(folder, 'sky'));
    const lines: Line[] = [];
    for (const [name, query] of Object.entries(QUERIES)) {
      lines.push(await measure(folder, name, query));
    }
    report({
      name: 'search',
      tables: { 'Searches in the simulated sky': lines },
      notes: [
        `Milliseconds over a Unix socket: median and 95th percentile of ${RUNS} warm runs.`,
        'Cold: first request of a gateway that has just started; the file of the store is in the memory of the system.',
        `Cones stand at an object in the crowded field, ra=${ra} dec=${dec}. Rows read are those of all tables.`
      ]
    });
  });
}

void main();
