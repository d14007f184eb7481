import { magToFlux } from '../../photometry';
import { FIRST_NIGHT, NIGHTS } from '../calendar';
import { type ByFilter, type IContext, type IKind, type IModel, type IState, type IVerdict } from '../model';
import { highPlace } from '../place';
import { hostGalaxy } from './reference';

/** Points of a light curve: days from maximum, magnitudes below maximum. */
type Template = readonly (readonly [day: number, below: number])[];

const IA: Readonly<Record<1 | 2, Template>> = {
  1: [
    ...([
      [-17.5, 6],
      [-15, 3],
      [-12, 1.6],
      [-8, 0.55],
      [-4, 0.12],
      [0, 0]
    ] as const),
    ...([
      [5, 0.18],
      [10, 0.6],
      [15, 1.15],
      [20, 1.65],
      [25, 2.1],
      [30, 2.45],
      [60, 3.1],
      [120, 4.1]
    ] as const)
  ],
  2: [
    ...([
      [-17.5, 6],
      [-15, 3],
      [-12, 1.5],
      [-8, 0.5],
      [-4, 0.12],
      [0, 0]
    ] as const),
    ...([
      [5, 0.1],
      [10, 0.4],
      [15, 0.65],
      [20, 0.72],
      [25, 0.85],
      [30, 1.15],
      [60, 2.3],
      [120, 3.8]
    ] as const)
  ]
};

const II: Readonly<Record<1 | 2, Template>> = {
  1: [
    ...([
      [-8, 6],
      [-7, 2.5],
      [-5, 0.9],
      [0, 0],
      [20, 0.55],
      [60, 1.35],
      [95, 2],
      [110, 4],
      [200, 5]
    ] as const)
  ],
  2: [
    ...([
      [-8, 6],
      [-7, 2.6],
      [-5, 1],
      [0, 0],
      [20, 0.05],
      [60, 0.25],
      [95, 0.6],
      [110, 2.4],
      [200, 3.4]
    ] as const)
  ]
};

/** Magnitudes below maximum at a day, straight between the points; infinitely faint before the first. */
function below(template: Template, day: number): number {
  let before = template[0];
  if (before === undefined || day < before[0]) {
    return Infinity;
  }
  for (const point of template) {
    if (point[0] > day) {
      return before[1] + ((point[1] - before[1]) * (day - before[0])) / (point[0] - before[0]);
    }
    before = point;
  }
  return before[1] + 0.015 * (day - before[0]);
}

function explode(
  context: IContext,
  templates: typeof IA,
  colour: number,
  verdict: (state: IState, day: number) => Partial<IVerdict>
): IModel {
  const { random } = context;
  const maximum = FIRST_NIGHT + random.uniform(0, NIGHTS - 5);
  const stretch = random.uniform(0.88, 1.12);
  const r = random.uniform(16.6, 19.3);
  const peak: ByFilter = { 1: r + colour + 0.08 * random.normal(), 2: r };
  return {
    ...highPlace(random),
    reference: hostGalaxy(random),
    difference: (jd, fid) => magToFlux(peak[fid] + below(templates[fid], (jd - maximum) / stretch)),
    verdict: state => verdict(state, (state.jd - maximum) / stretch)
  };
}

/** Score near the middle of a range. */
const score = (state: IState, low: number, high: number): number => state.random.uniform(low, high);

export const supernovaIa: IKind = {
  name: 'SN Ia',
  count: 75,
  classes: ['SN candidate', 'Early SN Ia candidate'],
  make: (_, context) => {
    const host = context.random.chance(0.35) ? 'Galaxy' : 'Unknown';
    const reported = context.random.chance(0.5);
    return explode(context, IA, -0.02, (state, day) => ({
      cdsxmatch: host,
      tns: reported && state.alert > 5 ? 'SN Ia' : '',
      rf_snia_vs_nonia:
        state.detections < 3 ? 0 : day < 4 ? score(state, 0.52, 0.95) : score(state, 0.05, 0.48),
      snn_snia_vs_nonia: state.detections >= 2 ? score(state, 0.55, 0.98) : 0,
      snn_sn_vs_all: state.detections >= 2 ? score(state, 0.6, 0.99) : 0
    }));
  }
};

export const supernovaII: IKind = {
  name: 'SN II',
  count: 40,
  classes: ['SN candidate'],
  make: (_, context) => {
    const host = context.random.chance(0.35) ? 'Galaxy' : 'Unknown';
    const reported = context.random.chance(0.5);
    return explode(context, II, 0.1, state => ({
      cdsxmatch: host,
      tns: reported && state.alert > 5 ? 'SN II' : '',
      rf_snia_vs_nonia: state.detections >= 3 ? score(state, 0.02, 0.4) : 0,
      snn_snia_vs_nonia: state.detections >= 2 ? score(state, 0.05, 0.42) : 0,
      snn_sn_vs_all: state.detections >= 2 ? score(state, 0.55, 0.97) : 0
    }));
  }
};
