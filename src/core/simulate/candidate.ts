import { type SimulatedFields } from './alert';
import { type IBackdrop, type INeighbour } from './backdrop';
import { float, ZERO_POINT } from './detection';
import { type IModel } from './model';
import { type IEpoch } from './observe';
import { type IRandom } from './random';

/** What ZTF writes where it has no value. */
const MISSING = -999;

/** What the history says at one alert. */
export interface IHistory {
  /** Detections up to now, this one included, and JD of the first. */
  readonly detections: number;
  readonly since: number;
  /** Exposures up to now. */
  readonly exposures: number;
}

/** The fields of `candidate` that its history does not have; with those of the detection they are 103. */
export function candidateFields(
  epoch: IEpoch,
  model: IModel,
  backdrop: IBackdrop,
  history: IHistory,
  random: IRandom
): SimulatedFields {
  const { solarSystem } = model;
  // Gaia sees stars to G = 21
  const gaia = backdrop.neighbours.filter(star => !star.extended && star.mag < 21);
  const bright = gaia.filter(star => star.mag < 14);
  const positive = 20 + 5 * random.normal();
  const zero = ZERO_POINT[epoch.fid];
  return {
    ssdistnr: solarSystem === undefined ? MISSING : float(solarSystem.distance),
    ssmagnr: solarSystem === undefined ? MISSING : float(solarSystem.mag),
    ssnamenr: solarSystem === undefined ? 'null' : solarSystem.name,
    ...neighbourFields(backdrop, 1),
    ...neighbourFields(backdrop, 2),
    ...neighbourFields(backdrop, 3),
    nmtchps: backdrop.neighbours.length,
    ndethist: history.detections,
    ncovhist: history.exposures,
    jdstarthist: history.since,
    jdendhist: epoch.jd,
    tooflag: 0,
    rfid: BigInt(backdrop.field * 1e5 + epoch.fid * 1e4 + backdrop.rcid * 100 + 15),
    jdstartref: 2458204.887326 + (backdrop.ordinal % 400),
    jdendref: 2458645.676435 + (backdrop.ordinal % 400),
    nframesref: 15 + (backdrop.ordinal % 20),
    dsnrms: float(positive),
    ssnrms: float(positive + 12),
    dsdiff: float(-12),
    nmatches: 900 + (backdrop.ordinal % 1300),
    zpclrcov: float(-5e-6),
    zpmed: float(zero - 0.02),
    clrmed: float(0.58),
    clrrms: float(0.25),
    neargaia: float(gaia[0]?.distance ?? MISSING),
    neargaiabright: float(bright[0]?.distance ?? MISSING),
    maggaia: float(gaia[0]?.mag ?? MISSING),
    maggaiabright: float(bright[0]?.mag ?? MISSING),
    exptime: 30,
    drb: float(
      model.bogus === undefined ? 1 - 0.6 * random.uniform() ** 6 : model.bogus * random.uniform(0.5, 1)
    ),
    drbversion: 'd6_m7'
  };
}

/** Fields of the nth nearest source of Pan-STARRS. */
function neighbourFields(backdrop: IBackdrop, nth: 1 | 2 | 3): SimulatedFields {
  const star: INeighbour | undefined = backdrop.neighbours[nth - 1];
  const mag = (colour: number): number => float(star === undefined ? MISSING : star.mag + colour);
  return {
    [`objectidps${nth}`]: BigInt(1e14 + backdrop.ordinal * 10 + nth) * 1000n,
    [`sgmag${nth}`]: mag(0.55),
    [`srmag${nth}`]: mag(0),
    [`simag${nth}`]: mag(-0.2),
    [`szmag${nth}`]: mag(-0.3),
    [`sgscore${nth}`]: float(star === undefined ? MISSING : star.extended ? 0.04 : 0.97),
    [`distpsnr${nth}`]: float(star?.distance ?? MISSING)
  };
}
