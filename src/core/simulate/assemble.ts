import { type ISimulatedAlert, type ISimulatedStamp, type SimulatedFields } from './alert';
import { candidateFields } from './candidate';
import { detectionFields, upperLimitFields } from './detection';
import { drawStamp, STAMP_KINDS, type StampKind } from './stamp';
import { finkValues } from './finkvalues';
import { candidOf, objectIdOf, pidOf } from './identity';
import { type IEpoch, magnitudeOf, passesCuts } from './observe';
import { type IMoment, type Track } from './track';

/** Compresses a stamp. */
export type Gzip = (bytes: Uint8Array) => Uint8Array;

/** The alert of an object at a moment; its stamps are empty without `gzip`. */
export function alertOf(track: Track, moment: IMoment, gzip: Gzip | undefined): ISimulatedAlert {
  const { model, backdrop } = track;
  const { now, before, detections, since } = moment;
  const random = track.random.fork(now.id).fork('alert');
  const verdict = model.verdict({
    jd: now.jd,
    fid: now.fid,
    mag: magnitudeOf(now).magpsf,
    detections,
    alert: moment.alert,
    age: now.jd - since,
    random
  });
  const objectId = objectIdOf(backdrop.ordinal);
  const candidate = {
    ...epochFields(track, now),
    ...candidateFields(now, model, backdrop, { detections, since, exposures: moment.exposures }, random)
  };
  return {
    candid: candidOf(now, backdrop),
    schemavsn: '4.02',
    publisher: 'Fink simulated sky',
    objectId,
    candidate,
    prv_candidates: before.length === 0 ? null : before.map(epoch => historyFields(track, epoch)),
    ...stamps(objectId, candidate, now, track, gzip),
    ...finkValues(now, [...before.filter(passesCuts), now], verdict, since, model, random)
  };
}

/** What was measured in one exposure; the alert and all later histories say the same. */
function epochFields({ model, backdrop, random }: Track, epoch: IEpoch): SimulatedFields {
  return epoch.detected
    ? detectionFields(epoch, model, backdrop, random.fork(epoch.id).fork('fields'))
    : upperLimitFields(epoch, backdrop);
}

/** One element of `prv_candidates`: now and then ZTF writes the sign as `1` or `0` there. */
function historyFields(track: Track, epoch: IEpoch): SimulatedFields {
  const fields = epochFields(track, epoch);
  const rare = epoch.detected && Math.round(epoch.jd * 1e4) % 25 === 0;
  return rare ? { ...fields, isdiffpos: epoch.flux > 0 ? '1' : '0' } : fields;
}

const NAMES: Readonly<Record<StampKind, (pid: bigint) => string>> = {
  science: pid => `pid${pid}_targ_sci`,
  template: () => 'ref',
  difference: pid => `pid${pid}_targ_scimref`
};
const NOTHING = new Uint8Array(0);

type Stamps = Record<'cutoutScience' | 'cutoutTemplate' | 'cutoutDifference', ISimulatedStamp>;

function stamps(
  objectId: string,
  candidate: SimulatedFields,
  now: IEpoch,
  { backdrop }: Track,
  gzip: Gzip | undefined
): Stamps {
  const [candid, pid] = [candidOf(now, backdrop), pidOf(now, backdrop)];
  const stamp = (kind: StampKind): ISimulatedStamp => ({
    fileName: `candid${candid}_${NAMES[kind](pid)}.fits.gz`,
    stampData: gzip ? gzip(drawStamp(objectId, candidate, kind)) : NOTHING
  });
  const [cutoutScience, cutoutTemplate, cutoutDifference] = STAMP_KINDS.map(stamp) as [
    ISimulatedStamp,
    ISimulatedStamp,
    ISimulatedStamp
  ]; // three kinds, three stamps
  return { cutoutScience, cutoutTemplate, cutoutDifference };
}
