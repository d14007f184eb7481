import { median } from '../stats';
import { round, type Line } from '../report';
import { type Asking } from './asking';
import { cone, type IAsked, latest, objects } from './questions';
import { FIELD, LATEST_CLASS, nearestObjects, WITHIN_1 } from './trialsky';

const RUNS = 60;
/** Objects that are in the small sky as in the whole one, far enough from its edge for circles around them. */
const INNER = WITHIN_1 / 3;

/**
 * What questions cost in a tenth of the sky and in all of it: the same questions, with the same answers, in turn. Then the
 * same circle where it holds eight times as many objects.
 */
export async function growth(asking: Asking): Promise<Line[]> {
  const inner = nearestObjects(INNER).filter((_, place) => place % 40 === 0);
  const pair = async (name: string, from: string, to: string, asked: readonly IAsked[]): Promise<Line> => {
    const times: Record<string, number[]> = { [from]: [], [to]: [] };
    const rows: Record<string, number> = {};
    for (let run = -5; run < RUNS; run++) {
      for (const source of run % 2 === 0 ? [from, to] : [to, from]) {
        const each = asked[(run + 5) % asked.length];
        const answer = await asking.ask(`${each?.path}&source=${source}`);
        if (run === 0) {
          rows[source] = (JSON.parse(answer.body()) as unknown[]).length;
        }
        if (run >= 0) {
          times[source]?.push(answer.ms);
        }
      }
    }
    const [before, after] = [median(times[from] ?? []), median(times[to] ?? [])];
    return {
      query: name,
      from,
      to,
      rows: `${rows[from]}, ${rows[to]}`,
      'ms before': round(before, 2),
      'ms after': round(after, 2),
      growth: round(after / before, 2)
    };
  };
  const around = (radius: number): IAsked[] => inner.map(({ ra, dec }) => cone(ra, dec, radius));
  const classes = [100, 1000].map(n => [latest(LATEST_CLASS, n, 'ztf.class')]);
  return [
    await pair(
      'object, 8 alerts, all columns',
      'small',
      'thrift2',
      inner.map(({ id }) => objects([id]))
    ),
    await pair('latest of a class, n = 100', 'small', 'thrift2', classes[0] ?? []),
    await pair('latest of a class, n = 1 000', 'small', 'thrift2', classes[1] ?? []),
    await pair('cone 60″', 'small', 'thrift2', around(60)),
    await pair('cone 10′', 'small', 'thrift2', around(600)),
    await pair('cone 10′, eight times as dense', 'thrift2', 'dense', around(600)),
    await pair('cone 30′', 'small', 'thrift2', [cone(FIELD.ra, FIELD.dec, 1800)]),
    await pair('cone 60″, Fink’s table and ours', 'thrift2', 'fine', around(60)),
    await pair('cone 1°, Fink’s table and ours', 'thrift2', 'fine', [cone(FIELD.ra, FIELD.dec, 3600)])
  ];
}
