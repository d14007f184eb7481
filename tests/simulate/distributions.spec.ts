import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulateSky, type ISimulatedAlert } from '../../src/core/simulate';
import { separation } from '../../src/core/sky';

/** Numbers of real alerts, made by `tests/golden/sky_distributions.py`. */
interface IGolden {
  readonly of: readonly number[];
  readonly numbers: Readonly<Record<string, { readonly n: number; readonly quantiles: readonly number[] }>>;
  readonly shares: Readonly<Record<string, number>>;
  readonly shareNegative: number;
}

const golden = JSON.parse(readFileSync(join(__dirname, '../data/sky-distributions.json'), 'utf8')) as IGolden;
const alerts: readonly ISimulatedAlert[] = [...simulateSky({ seed: 1 })];

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);
const numberOf = (alert: ISimulatedAlert, name: string): number => Number(alert.candidate[name]);
const textOf = (alert: ISimulatedAlert, name: string): string => String(alert[name]);
const column = (name: string): number[] => alerts.map(each => numberOf(each, name)).filter(isNumber);
const where = (name: string, low: number, high: number): ISimulatedAlert[] =>
  alerts.filter(each => numberOf(each, name) >= low && numberOf(each, name) < high);
const of = (some: readonly ISimulatedAlert[], name: string): number[] =>
  some.map(each => numberOf(each, name));
const inHistory = (isDetection: boolean): number[] =>
  alerts.map(
    each => (each.prv_candidates ?? []).filter(({ magpsf }) => isNumber(magpsf) === isDetection).length
  );

function byObject(): ISimulatedAlert[][] {
  const objects = new Map<string, ISimulatedAlert[]>();
  alerts.forEach(each => objects.set(each.objectId, [...(objects.get(each.objectId) ?? []), each]));
  return [...objects.values()];
}

/** g - r of each object: the median over its pairs of positive detections within a tenth of a day. */
function colours(): number[] {
  return byObject().flatMap(each => {
    const pairs = each.flatMap(({ candidate, prv_candidates }) => {
      const epochs = [candidate, ...(prv_candidates ?? [])]
        .filter(({ magpsf, isdiffpos }) => isNumber(magpsf) && isdiffpos === 't')
        .map(({ jd, fid, magpsf }) => ({ jd: Number(jd), fid, mag: Number(magpsf) }));
      return epochs
        .filter(({ fid }) => fid === 1)
        .flatMap(({ jd, mag }) => {
          const near = epochs.find(other => other.fid === 2 && Math.abs(other.jd - jd) < 0.1);
          return near ? [mag - near.mag] : [];
        });
    });
    return pairs.length > 0 ? [quantile(pairs, 0.5)] : [];
  });
}

/** Arcsec from each alert to the median position of its object, for objects of at least four alerts. */
function scatter(): number[] {
  return byObject()
    .filter(each => each.length >= 4)
    .flatMap(each => {
      const [ra, dec] = [quantile(of(each, 'ra'), 0.5), quantile(of(each, 'dec'), 0.5)];
      return each.map(one => 3600 * separation(ra, dec, numberOf(one, 'ra'), numberOf(one, 'dec')));
    });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const [low = NaN, high = NaN] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

const NUMBERS: Readonly<Record<string, () => readonly number[]>> = {
  magnitude: () => column('magpsf'),
  'magnitude in g': () => of(where('fid', 1, 2), 'magpsf'),
  'magnitude in r': () => of(where('fid', 2, 3), 'magpsf'),
  'error at 17 to 18 mag': () => of(where('magpsf', 17, 18), 'sigmapsf'),
  'error at 18 to 19 mag': () => of(where('magpsf', 18, 19), 'sigmapsf'),
  'error at 19 to 20 mag': () => of(where('magpsf', 19, 20), 'sigmapsf'),
  'real/bogus score': () => column('rb'),
  'deep real/bogus score': () => column('drb'),
  'detections in the history': () => inHistory(true),
  'limits in the history': () => inHistory(false),
  'detections of the object': () => column('ndethist'),
  'g - r': colours,
  'distance of the reference source': () => column('distnr').filter(each => each >= 0 && each < 20),
  'scatter of the position': scatter
};

/**
 * How far the quantiles of the simulated sky may be from those of the real alerts: lowest and highest difference, or ratio.
 * The real alerts are 152 that others chose, of 117 objects; most are of a night two days after full Moon.
 */
const TOLERANCE: Readonly<
  Record<
    string,
    { readonly difference?: readonly [number, number]; readonly ratio?: readonly [number, number] }
  >
> = {
  // The simulated nights are darker, so that they are deeper by up to 0.8 mag at the faint end.
  magnitude: { difference: [-0.2, 0.8] },
  'magnitude in g': { difference: [-0.2, 0.95] },
  'magnitude in r': { difference: [-0.2, 0.75] },
  // Of bright ones the real errors have more of the galaxies behind.
  'error at 17 to 18 mag': { ratio: [0.35, 1.25] },
  'error at 18 to 19 mag': { ratio: [0.35, 1.1] },
  'error at 19 to 20 mag': { ratio: [0.55, 1.1] },
  'real/bogus score': { difference: [-0.06, 0.06] },
  'deep real/bogus score': { difference: [-0.15, 0.05] },
  // A field of the real survey is seen in up to three surveys at a time, in this sky in one, every third night.
  'detections in the history': { difference: [-11, 1] },
  'limits in the history': { difference: [-28, 0] },
  'detections of the object': { ratio: [0.15, 1.1] },
  'g - r': { difference: [-0.45, 0.05] },
  'distance of the reference source': { ratio: [0.3, 2.2] },
  'scatter of the position': { ratio: [0.75, 1.7] }
};

it.each(Object.keys(golden.numbers))('%s is distributed as in real alerts, within its tolerance', name => {
  const values = NUMBERS[name]?.() ?? [];
  const { difference, ratio } = TOLERANCE[name] ?? {};
  expect(values.length).toBeGreaterThan(100);
  golden.of.forEach((part, i) => {
    const [ours, real] = [quantile(values, part), golden.numbers[name]?.quantiles[i] ?? NaN];
    const [low, high] = difference ?? ratio ?? [NaN, NaN];
    const distance = difference ? ours - real : ours / real;
    expect({ part, ours, real, distance, isWithin: distance >= low && distance <= high }).toMatchObject({
      isWithin: true
    });
  });
});

const hasLabel = (alert: ISimulatedAlert, ...names: string[]): boolean =>
  names.some(name => textOf(alert, 'cdsxmatch').includes(name));
const STARS = ['RRLyr', 'EB', 'EclBin', 'Mira', 'LP', 'YSO', 'TTau', 'Orion', 'V*', 'Ceph', 'CV'];
const SHARES: Readonly<Record<string, (alert: ISimulatedAlert) => boolean>> = {
  'Solar System': each => Number(each['roid']) >= 2,
  'supernova scores': each =>
    Number(each['snn_sn_vs_all']) > 0.5 && each['cdsxmatch'] === 'Unknown' && Number(each['roid']) < 2,
  'active nuclei': each => hasLabel(each, 'QSO', 'AGN', 'Seyfert', 'BLLac', 'Blazar'),
  'variable stars': each => hasLabel(each, ...STARS),
  'no counterpart': each => hasLabel(each, 'Unknown', 'Fail')
};

/** Differences in share that are meant: this sky has more of what is looked for, so that every search finds something. */
const MORE: Readonly<Record<string, readonly [number, number]>> = {
  'Solar System': [0, 0.1],
  'supernova scores': [-0.05, 0.2],
  'active nuclei': [0, 0.25],
  'variable stars': [0, 0.5],
  'no counterpart': [-0.1, 0.25]
};

it.each(Object.keys(golden.shares))(
  'the share of alerts with %s is that of real ones, within what is meant',
  name => {
    const ours = alerts.filter(each => SHARES[name]?.(each)).length / alerts.length;
    const difference = ours - (golden.shares[name] ?? NaN);
    const [low, high] = MORE[name] ?? [NaN, NaN];
    expect({ ours, difference, isWithin: difference >= low && difference <= high }).toMatchObject({
      isWithin: true
    });
  }
);

it('as many alerts are brighter than the reference as are fainter, nearly', () => {
  const share = alerts.filter(({ candidate }) => candidate['isdiffpos'] === 'f').length / alerts.length;
  expect(Math.abs(share - golden.shareNegative)).toBeLessThan(0.25);
});
