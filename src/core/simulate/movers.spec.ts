import { Calendar } from './calendar';
import { Movers } from './movers';
import { integers } from './numberlist';
import { makeRandom } from './random';

describe('things that move', () => {
  const random = makeRandom('movers');
  const calendar = new Calendar(random.fork('calendar'), 2461051.5, 20, 3);
  const movers = new Movers(random.fork('movers'), calendar, 600, 1000);
  const all = [...movers.all()];

  it('come in order of time and are numbered from the first', () => {
    expect(all.length).toBe(movers.size);
    expect(movers.size).toBeGreaterThan(550);
    expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, k) => 1000 + k));
    const times = all.map(({ passage }) => passage.visit.jd);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('are found again by their exposure, each once', () => {
    const found: unknown[] = [];
    for (let night = 0; night < calendar.nights; night++) {
      for (const visit of calendar.exposures(night)) {
        expect(calendar.exposure(visit.id)).toBe(visit);
        for (const each of movers.inExposure(visit)) {
          expect(each.passage.visit).toBe(visit);
          found.push(each);
        }
      }
    }
    expect(found).toEqual(all);
  });
});

it('keeps a list of numbers, however many', () => {
  const list = integers();
  for (let k = 0; k < 1000; k++) {
    list.push(k * 1000);
  }
  expect(list.length).toBe(1000);
  expect([list.at(0), list.at(999), list.at(1000)]).toEqual([0, 999_000, NaN]);
});
