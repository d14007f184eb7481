import { Agent } from 'node:http';
import { join } from 'node:path';
import { ang2pix } from '../src/core/sky';
import { frame, type WireRow } from '../src/wire/frames';
import { withFolder } from './support/folder';
import { simulate, startGateway } from './support/gateway';
import { report, round, type Line } from './support/report';
import { median, quantile } from './support/stats';
import { timedSearch } from './support/timedsearch';

/** How long a search takes from its sending to its first row and to its end, through the built gateway. */

const RUNS = 30;
/** HEALPix resolution (pixels of about 2 degrees) at which the sky is looked over for its fullest place. */
const NSIDE = 32;

/** Queries by name; the cones stand at a place. */
const queriesAt = (ra: number, dec: number): Readonly<Record<string, string>> => ({
  'object id': 'ZTF26sim0001',
  prefix: 'ZTF26sim000',
  'cone 30″': `ra=${ra} dec=${dec} radius=30`,
  'cone 1°': `ra=${ra} dec=${dec} radius=1deg`,
  'cone 5°': `ra=${ra} dec=${dec} radius=5deg`,
  'class last=50': 'class="SN candidate" last=50'
});

interface IPlace {
  readonly ra: number;
  readonly dec: number;
}

/** Place of an object where the first objects of the sky are densest, as the gateway itself tells them. */
async function fullestPlace(folder: string): Promise<IPlace> {
  const gateway = await startGateway(join(folder, 'sky'), join(folder, 'gateway.sock'));
  const agent = new Agent();
  const objects = new Map<string, IPlace>();
  try {
    const { body } = await timedSearch(gateway.socketPath, agent, 'ZTF26sim00');
    for (const row of body.trimEnd().split('\n').map(rowOf)) {
      if (row !== undefined) {
        objects.set(String(row['i:objectId']), { ra: Number(row['i:ra']), dec: Number(row['i:dec']) });
      }
    }
  } finally {
    agent.destroy();
    await gateway.stop();
  }
  const byPixel = new Map<number, IPlace[]>();
  for (const place of objects.values()) {
    const pixel = ang2pix(NSIDE, place.ra, place.dec);
    byPixel.set(pixel, [...(byPixel.get(pixel) ?? []), place]);
  }
  const [place] = [...byPixel.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  if (place === undefined) {
    throw new Error('missing objects: none are called ZTF26sim00…');
  }
  return place;
}

function rowOf(line: string): WireRow | undefined {
  const parsed = frame.parse(JSON.parse(line));
  return 'row' in parsed ? parsed.row : undefined;
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
    const { ra, dec } = await fullestPlace(folder);
    const lines: Line[] = [];
    for (const [name, query] of Object.entries(queriesAt(ra, dec))) {
      lines.push(await measure(folder, name, query));
    }
    report({
      name: 'search',
      tables: { 'Searches in the simulated sky': lines },
      notes: [
        `Milliseconds over a Unix socket: median and 95th percentile of ${RUNS} warm runs.`,
        'Cold: first request of a gateway that has just started; the file of the store is in the memory of the system.',
        `Cones stand at an object where the sky is fullest, ra=${ra} dec=${dec}. Rows read are those of all tables.`
      ]
    });
  });
}

void main();
