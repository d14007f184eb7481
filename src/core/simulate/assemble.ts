import { type ISimulatedAlert, type ISimulatedStamp, type SimulatedFields } from './alert';
import { candidateFields } from './candidate';
import { detectionFields, upperLimitFields } from './detection';
import { finkValues } from './finkvalues';
import { candidOf, objectIdOf, pidOf } from './identity';
import { type INoise } from './noise';
import { type ISimulatedObject } from './object';
import { type IEpoch, passesCuts } from './observe';
import { exposureStamps, templateStamp } from './stamp';

/** Days of history that an alert carries. */
const HISTORY_DAYS = 30;

/** What all alerts share. */
export interface IStudio {
  readonly noise: INoise;
  /** Compressed reference images by object and filter. */
  readonly templates: Map<string, Uint8Array>;
  /** Fields of the exposures that have been told once. */
  readonly measured: Map<IEpoch, SimulatedFields>;
  readonly gzip: (bytes: Uint8Array) => Uint8Array;
}

/** The alert that the exposure at `place` in the epochs of an object sends. */
export function alertOf(object: ISimulatedObject, place: number, studio: IStudio): ISimulatedAlert {
  const { model, backdrop, epochs, since } = object;
  const now = epochs[place];
  if (now === undefined) {
    throw new RangeError(`missing epoch: ${place}`);
  }
  const random = object.random.fork(`alert ${place}`);
  const before = epochs.slice(0, place).filter(epoch => epoch.jd >= now.jd - HISTORY_DAYS);
  const seen = [...before, now].filter(passesCuts);
  const detections =
    (model.past?.detections ?? 0) + epochs.slice(0, place + 1).filter(epoch => epoch.detected).length;
  const verdict = model.verdict({
    jd: now.jd,
    fid: now.fid,
    detections,
    alert: object.alerts.indexOf(place) + 1,
    random
  });
  const exposures = 300 + (backdrop.ordinal % 7) * 100 + place + detections;
  return {
    candid: candidOf(now, backdrop),
    schemavsn: '4.02',
    publisher: 'Fink simulated sky',
    objectId: objectIdOf(backdrop.ordinal),
    candidate: {
      ...epochFields(object, now, studio),
      ...candidateFields(now, model, backdrop, { detections, since, exposures }, random)
    },
    prv_candidates: before.length === 0 ? null : before.map(epoch => historyFields(object, epoch, studio)),
    ...stamps(object, now, studio),
    ...finkValues(now, seen, verdict, since, random)
  };
}

/** What was measured in one exposure; the alert and all later histories say the same. */
function epochFields(object: ISimulatedObject, epoch: IEpoch, studio: IStudio): SimulatedFields {
  const known = studio.measured.get(epoch);
  if (known !== undefined) {
    return known;
  }
  const { model, backdrop } = object;
  const random = object.random.fork(`epoch ${epoch.jd}`);
  const fields = epoch.detected
    ? detectionFields(epoch, model, backdrop, random)
    : upperLimitFields(epoch, backdrop);
  studio.measured.set(epoch, fields);
  return fields;
}

/** One element of `prv_candidates`: now and then ZTF writes the sign as `1` or `0` there. */
function historyFields(object: ISimulatedObject, epoch: IEpoch, studio: IStudio): SimulatedFields {
  const fields = epochFields(object, epoch, studio);
  const rare = epoch.detected && Math.round(epoch.jd * 1e4) % 25 === 0;
  return rare ? { ...fields, isdiffpos: epoch.flux > 0 ? '1' : '0' } : fields;
}

function stamps(
  object: ISimulatedObject,
  now: IEpoch,
  studio: IStudio
): Record<'cutoutScience' | 'cutoutTemplate' | 'cutoutDifference', ISimulatedStamp> {
  const { backdrop } = object;
  const { noise, gzip, templates } = studio;
  const key = `${backdrop.ordinal} ${now.fid}`;
  const template = templates.get(key) ?? gzip(templateStamp(backdrop, now.fid, noise));
  templates.set(key, template);
  const { science, difference } = exposureStamps(now, backdrop, noise);
  const candid = candidOf(now, backdrop);
  const pid = pidOf(now, backdrop);
  const name = (kind: string): string => `candid${candid}_${kind}.fits.gz`;
  return {
    cutoutScience: { fileName: name(`pid${pid}_targ_sci`), stampData: gzip(science) },
    cutoutTemplate: { fileName: name('ref'), stampData: template },
    cutoutDifference: { fileName: name(`pid${pid}_targ_scimref`), stampData: gzip(difference) }
  };
}
