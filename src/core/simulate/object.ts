import { type IBackdrop, backdropOf } from './backdrop';
import { FIRST_NIGHT, visitsOf } from './calendar';
import { type IContext, type IKind, type IModel } from './model';
import { type IEpoch, observe, passesCuts } from './observe';
import { type IRandom } from './random';

/** One object of the simulated sky with all that was seen of it. */
export interface ISimulatedObject {
  readonly kind: IKind;
  readonly model: IModel;
  readonly backdrop: IBackdrop;
  /** In order of time; the nights before the first one included. */
  readonly epochs: readonly IEpoch[];
  /** JD of the first detection ever. */
  readonly since: number;
  /** Places in `epochs` that send an alert. */
  readonly alerts: readonly number[];
  readonly random: IRandom;
}

/** Makes object number `index` of a kind, which is number `ordinal` in the sky, and observes it. */
export function makeObject(
  kind: IKind,
  index: number,
  ordinal: number,
  allNights: readonly number[],
  shared: IRandom
): ISimulatedObject {
  const random = shared.fork(`${kind.name} ${index}`);
  const nights = allNights.filter(night => night >= FIRST_NIGHT);
  const context: IContext = { random, shared, nights };
  const model = kind.make(index, context);
  const epochs = observe(model, visitsOf(allNights, random), random);
  const alerts = epochs.flatMap((epoch, k) => (epoch.jd >= FIRST_NIGHT && passesCuts(epoch) ? [k] : []));
  const first = epochs.find(epoch => epoch.detected)?.jd ?? FIRST_NIGHT;
  return {
    kind,
    model,
    backdrop: backdropOf(model, ordinal, random),
    epochs,
    since: model.past?.since ?? first,
    alerts,
    random
  };
}
