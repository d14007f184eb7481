import { nightNumber } from '../time';
import { type SimulatedFields } from './alert';
import { DETECTOR, type IBackdrop } from './backdrop';
import { type Filter } from './calendar';
import { candidOf, imageNameOf, pidOf } from './identity';
import { type IModel } from './model';
import { type IEpoch, magnitudeOf } from './observe';
import { shift } from './place';
import { type IRandom } from './random';

/** Zero point of the science images, mag. */
export const ZERO_POINT: Readonly<Record<Filter, number>> = { 1: 26.28, 2: 26.2, 3: 25.6 };

/** Colour terms of the calibration against Pan-STARRS. */
const COLOUR_TERM: Readonly<Record<Filter, number>> = {
  1: Math.fround(-0.045),
  2: Math.fround(0.105),
  3: Math.fround(0.01)
};

/** Fields of a detection that both `candidate` and `prv_candidates` have. */
export function detectionFields(
  epoch: IEpoch,
  model: IModel,
  backdrop: IBackdrop,
  random: IRandom
): SimulatedFields {
  const { magpsf, sigmapsf, positive } = magnitudeOf(epoch);
  const { reference } = model;
  const scatter = 0.05 + 0.3 * sigmapsf;
  const place = shift(model, scatter * random.normal(), scatter * random.normal());
  const source = shift(
    model,
    reference.distance * Math.sin(reference.angle),
    reference.distance * Math.cos(reference.angle)
  );
  const aperture = magpsf + 0.06 * random.normal();
  const fwhm = epoch.seeing / 1.012;
  const width = (0.42 + 0.03 * random.normal()) * fwhm;
  const narrow = width * random.uniform(0.85, 0.99);
  return {
    jd: epoch.jd,
    fid: epoch.fid,
    pid: pidOf(epoch, backdrop),
    diffmaglim: float(epoch.limit),
    pdiffimfilename: imageNameOf(epoch, backdrop),
    programpi: 'Simulated',
    programid: 1,
    nid: nightNumber(epoch.jd),
    rcid: backdrop.rcid,
    field: backdrop.field,
    magzpsci: float(ZERO_POINT[epoch.fid]),
    magzpsciunc: float(5e-6),
    magzpscirms: float(0.03),
    clrcoeff: COLOUR_TERM[epoch.fid],
    clrcounc: float(8e-6),
    rbversion: 't17_f5_c3',
    candid: candidOf(epoch, backdrop),
    isdiffpos: positive ? 't' : 'f',
    tblid: BigInt(backdrop.ordinal),
    xpos: float(backdrop.x),
    ypos: float(backdrop.y),
    ra: place.ra,
    dec: place.dec,
    magpsf: float(magpsf),
    sigmapsf: float(sigmapsf),
    chipsf: float(random.uniform(0.8, 4)),
    magap: float(aperture),
    sigmagap: float(sigmapsf * 1.2),
    distnr: float(reference.distance),
    magnr: float(reference.mag[epoch.fid]),
    sigmagnr: float(Math.min(0.3, 0.012 + 10 ** (0.6 * (reference.mag[epoch.fid] - 21.5)))),
    chinr: float(reference.extended ? random.uniform(1.5, 6) : random.uniform(0.4, 1.2)),
    sharpnr: float(reference.extended ? random.uniform(0.1, 0.4) : 0.02 * random.normal()),
    sky: float(0.2 * random.normal()),
    magdiff: float(aperture - magpsf),
    fwhm: float(fwhm),
    classtar: float(model.bogus === undefined ? 1 - 0.55 * random.uniform() ** 4 : random.uniform(0, 0.9)),
    mindtoedge: float(
      Math.min(backdrop.x, backdrop.y, DETECTOR.width - backdrop.x, DETECTOR.height - backdrop.y)
    ),
    magfromlim: float(epoch.limit - aperture),
    seeratio: float(random.uniform(0.9, 1.2)),
    aimage: float(width),
    bimage: float(narrow),
    aimagerat: float(width / fwhm),
    bimagerat: float(narrow / fwhm),
    elong: float(width / narrow),
    nneg: Math.floor(random.uniform(0, 8)),
    nbad: epoch.nbad,
    rb: float(epoch.rb),
    ssdistnr: null,
    ssmagnr: null,
    ssnamenr: null,
    sumrat: float(random.uniform(0.8, 1)),
    magapbig: float(aperture - 0.02),
    sigmagapbig: float(sigmapsf * 1.5),
    ranr: source.ra,
    decnr: source.dec,
    scorr: Math.abs(epoch.flux) / epoch.sigma
  };
}

/**
 * Fields of an upper limit: those of the exposure, and nothing for what only a detection has. Written out, as those above
 * are: objects that are put together from parts take ten times as long.
 */
export function upperLimitFields(epoch: IEpoch, backdrop: IBackdrop): SimulatedFields {
  return {
    jd: epoch.jd,
    fid: epoch.fid,
    pid: pidOf(epoch, backdrop),
    diffmaglim: float(epoch.limit),
    pdiffimfilename: imageNameOf(epoch, backdrop),
    programpi: 'Simulated',
    programid: 1,
    nid: nightNumber(epoch.jd),
    rcid: backdrop.rcid,
    field: backdrop.field,
    magzpsci: float(ZERO_POINT[epoch.fid]),
    magzpsciunc: float(5e-6),
    magzpscirms: float(0.03),
    clrcoeff: COLOUR_TERM[epoch.fid],
    clrcounc: float(8e-6),
    rbversion: 't17_f5_c3',
    candid: null,
    isdiffpos: null,
    tblid: null,
    xpos: null,
    ypos: null,
    ra: null,
    dec: null,
    magpsf: null,
    sigmapsf: null,
    chipsf: null,
    magap: null,
    sigmagap: null,
    distnr: null,
    magnr: null,
    sigmagnr: null,
    chinr: null,
    sharpnr: null,
    sky: null,
    magdiff: null,
    fwhm: null,
    classtar: null,
    mindtoedge: null,
    magfromlim: null,
    seeratio: null,
    aimage: null,
    bimage: null,
    aimagerat: null,
    bimagerat: null,
    elong: null,
    nneg: null,
    nbad: null,
    rb: null,
    ssdistnr: null,
    ssmagnr: null,
    ssnamenr: null,
    sumrat: null,
    magapbig: null,
    sigmagapbig: null,
    ranr: null,
    decnr: null,
    scorr: null
  };
}

/** A number as a 32-bit float holds it. */
export const float = Math.fround;

/** Names of the fields of an element of `prv_candidates`. */
export function historyFieldNames(): string[] {
  const epoch = { jd: 2461051.5, fid: 1, limit: 20, seeing: 2, field: 1, id: 0 } as const;
  const measured = { ...epoch, flux: 0, sigma: 1, detected: false, rb: 0, nbad: 0 };
  return Object.keys(
    upperLimitFields(measured, { ordinal: 1, field: 1, rcid: 0, x: 100, y: 100, neighbours: [] })
  );
}
