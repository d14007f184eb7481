import type { Agent } from 'node:http';
import { randomNumbers } from './random';
import { median, quantile } from './stats';
import { timedSearch, type ITimedSearch } from './timedsearch';
import { CLASS, objectsOf, placeOf, sideOf, type IPlace, type IWideSky } from './widesky';

/** A search of the benchmark of growth. */
export interface ISearch {
  readonly name: string;
  /** Largest milliseconds at the largest size: of the first row, and of the whole answer. */
  readonly first?: number;
  readonly whole: number;
  /** Degrees from the edge of the sky that it needs. */
  readonly margin: number;
  readonly query: (place: IPlace) => string;
  /** A search of the same kind that reads other rows; absent where another place does that. */
  readonly elsewhere?: () => string;
}

export const SEARCHES: readonly ISearch[] = [
  { name: 'object', whole: 5, margin: 0, query: ({ id }) => id },
  {
    name: 'latest 100',
    whole: 10,
    margin: 0,
    query: () => `class="${CLASS}" last=100`,
    elsewhere: () => 'class="Unknown" last=100'
  },
  { name: 'cone 60″', whole: 10, margin: 0.02, query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=60` },
  {
    name: 'cone 20′',
    whole: 300,
    margin: 0.34,
    query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=1200`
  },
  { name: 'cone 1°', whole: 300, margin: 1, query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=1deg` },
  {
    name: 'cone 1°, sort=none',
    first: 30,
    whole: 300,
    margin: 1,
    query: ({ ra, dec }) => `ra=${ra} dec=${dec} radius=1deg sort=none`
  }
];

/** Medians of a search, milliseconds. */
export interface IMeasured {
  readonly first: number;
  readonly whole: number;
  readonly p95: number;
  readonly rows: number;
  readonly rowsRead: number;
}

/** Rows that one search may read; a circle with more is cut (`NLIMIT`). */
const MOST_ROWS = 9000;

/** Whether a search fits into a sky, and its answer into what one search may read. */
export function fits(sky: IWideSky, { margin }: ISearch): boolean {
  const objects = (objectsOf(sky) / sky.area) * Math.PI * margin ** 2;
  return sideOf(sky) >= 2 * margin && objects < MOST_ROWS;
}

/** Objects at random that are far enough from the edge of the sky, without an end. */
export function* placesFor(sky: IWideSky, { name, margin }: ISearch): Generator<IPlace> {
  const random = randomNumbers(sky.alerts + name.length);
  const objects = objectsOf(sky);
  for (;;) {
    const place = placeOf(sky, Math.floor(random() * objects));
    if (sideOf(sky) / 2 - Math.max(Math.abs(place.ra - 180), Math.abs(place.dec)) >= margin) {
      yield place;
    }
  }
}

/** A search at so many objects, after five others. */
export async function measure(
  socketPath: string,
  agent: Agent,
  sky: IWideSky,
  search: ISearch,
  count: number
): Promise<IMeasured> {
  const runs: ITimedSearch[] = [];
  for (const place of placesFor(sky, search)) {
    runs.push(await timedSearch(socketPath, agent, search.query(place)));
    if (runs.length === count + 5) {
      break;
    }
  }
  return summary(runs.slice(5));
}

/** What several runs of a search have in common. */
export function summary(runs: readonly ITimedSearch[]): IMeasured {
  const whole = runs.map(each => each.end);
  return {
    first: median(runs.map(each => each.firstRow ?? each.end)),
    whole: median(whole),
    p95: quantile(whole, 0.95),
    rows: median(runs.map(each => each.rowsSent)),
    rowsRead: median(runs.map(each => each.rowsRead))
  };
}
