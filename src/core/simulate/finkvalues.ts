import { jdToIso } from '../time';
import { type SimulatedFields, type SimulatedValue } from './alert';
import { lightCurveFeatures } from './features';
import { type IModel, type IVerdict } from './model';
import { type IEpoch, magnitudeOf } from './observe';
import { type IRandom } from './random';

/** Fink's values for an alert of which nothing is known. */
const UNKNOWN: Omit<IVerdict, 'anomaly_score'> = {
  cdsxmatch: 'Unknown',
  roid: 0,
  rf_snia_vs_nonia: 0,
  snn_snia_vs_nonia: 0,
  snn_sn_vs_all: 0,
  rf_kn_vs_nonkn: 0,
  mulens: 0,
  slsn_score: -1,
  tns: '',
  tracklet: null,
  vsx: 'Unknown',
  gcvs: 'Unknown',
  DR3Name: 'nan',
  Plx: NaN,
  e_Plx: NaN,
  gaiaVarFlag: 0,
  gaiaClass: 'nan',
  spicy_id: -1,
  spicy_class: 'Unknown',
  x3hsp: 'Unknown',
  x4lac: 'Unknown',
  mangrove: { HyperLEDA_name: 'None', '2MASS_name': 'None', lum_dist: 'None', ang_dist: 'None' },
  // both generations of the statistics of blazars
  blazar_stats: {
    m0: -1,
    m1: -1,
    m2: -1,
    instantness_low: -1,
    robustness_low: -1,
    instantness_high: -1,
    robustness_high: -1
  }
};

/** What the simulation writes as version of the broker and of its science modules. */
export const SIMULATED = 'simulated';

/**
 * Everything that Fink adds to an alert.
 * @param now - the detection of the alert.
 * @param seen - good detections of the last 30 days in order of time, the alert itself last.
 * @param since - JD of the first detection.
 */
export function finkValues(
  now: IEpoch,
  seen: readonly IEpoch[],
  verdict: Partial<IVerdict>,
  since: number,
  model: IModel,
  random: IRandom
): Readonly<Record<string, SimulatedValue | SimulatedFields>> {
  const anomaly = verdict.anomaly_score ?? Math.min(0.1, 0.02 + 0.035 * random.normal());
  const { reference } = model;
  const stellar = !reference.extended && reference.distance < 1.5;
  const transient = !stellar && model.bogus === undefined && (verdict.roid ?? 0) < 2 && now.flux > 0;
  const first = seen[0]?.jd ?? now.jd;
  return {
    ...clock(now.jd),
    fink_broker_version: SIMULATED,
    fink_science_version: SIMULATED,
    ...UNKNOWN,
    ...verdict,
    nalerthist: seen.length,
    anomaly_score: anomaly,
    ...anomalyByModel(anomaly),
    lc_features_g: lightCurveFeatures(seen.filter(epoch => epoch.fid === 1)),
    lc_features_r: lightCurveFeatures(seen.filter(epoch => epoch.fid === 2)),
    jd_first_real_det: first,
    jdstarthist_dt: first - since,
    ...rateFields(now, seen),
    is_transient: transient
  };
}

/** Times of the broker: some minutes after the exposure. */
function clock(jd: number): SimulatedFields {
  const after = (minutes: number): string => jdToIso(jd + minutes / 1440);
  return {
    timestamp: after(8),
    brokerIngestTimestamp: after(9),
    brokerStartProcessTimestamp: after(10),
    brokerEndProcessTimestamp: after(12)
  };
}

/** The anomaly score under the names of its models. */
function anomalyByModel(score: number): SimulatedFields {
  const models = ['beta', 'anais', 'emille', 'julien', 'maria', 'emille_30days', 'varvara'];
  return Object.fromEntries(models.map((model, k) => [`anomaly_score_${model}`, score - 0.004 * k]));
}

/** Change of magnitude since the previous good detection in the same filter, mag/day, or since nothing. */
function rateFields(now: IEpoch, seen: readonly IEpoch[]): SimulatedFields {
  const before = seen.filter(epoch => epoch.fid === now.fid && epoch.jd < now.jd).at(-1);
  if (before === undefined) {
    return { mag_rate: 0, sigma_rate: 0, lower_rate: 0, upper_rate: 0, delta_time: 0, from_upper: true };
  }
  const [a, b] = [magnitudeOf(before), magnitudeOf(now)];
  const days = now.jd - before.jd;
  const rate = (b.magpsf - a.magpsf) / days;
  const sigma = Math.hypot(a.sigmapsf, b.sigmapsf) / days;
  return {
    mag_rate: rate,
    sigma_rate: sigma,
    lower_rate: rate - sigma,
    upper_rate: rate + sigma,
    delta_time: days,
    from_upper: false
  };
}
