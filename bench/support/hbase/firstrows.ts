import { median, quantile } from '../stats';
import { round, type Line } from '../report';
import { type Asking } from './asking';
import { FIELD } from './trialsky';

const RUNS = 20;

/** When the first row of the largest cone is there, as it is found, and when the last is. */
export async function firstRows(asking: Asking, source: string): Promise<Line[]> {
  const query = `ra=${FIELD.ra} dec=${FIELD.dec} radius=5deg sort=none`;
  const path = `/api/v1/search?${new URLSearchParams({ query, source }).toString()}`;
  const answers: { readonly firstRow: number; readonly ms: number }[] = [];
  let rows = 0;
  for (let run = 0; run < RUNS + 2; run++) {
    const answer = await asking.ask(path);
    const lines = answer.body().trimEnd().split('\n');
    rows = lines.length - 2;
    if (!(lines.at(-1) ?? '').includes('"complete":true')) {
      throw new Error(`no whole answer: ${lines.at(-1)}`);
    }
    if (run >= 2) {
      answers.push({ firstRow: answer.firstRow, ms: answer.ms });
    }
  }
  return [
    {
      rows,
      'first row': round(median(answers.map(each => each.firstRow)), 1),
      p95: round(
        quantile(
          answers.map(each => each.firstRow),
          0.95
        ),
        1
      ),
      wanted: 100,
      whole: round(median(answers.map(each => each.ms)), 0)
    }
  ];
}
