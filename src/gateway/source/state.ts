import { type SourceHealth } from '../../wire/health';
import { reasonOf } from '../reasonof';
import { within } from '../within';
import { type ISourceEntry } from './source';
import { type Sources } from './sources';

/** Milliseconds that are waited for a source when somebody only wants to know how it is. */
export const HEALTH_MS = 2000;

/** Whether each source answers, all asked at once, none waited for longer than two seconds. Never rejects. */
export function stateOfSources(sources: Sources, ms = HEALTH_MS): Promise<SourceHealth[]> {
  return Promise.all(sources.entries.map(entry => stateOf(sources, entry, ms)));
}

async function stateOf(sources: Sources, entry: ISourceEntry, ms: number): Promise<SourceHealth> {
  const { name, driver, isDefault } = entry;
  const known = { name, driver, default: isDefault };
  try {
    const { state, message, remedy, since } = await within(ms, () => ask(sources, name));
    return {
      ...known,
      state,
      ...(message === undefined ? {} : { message }),
      ...(remedy === undefined ? {} : { remedy }),
      ...(since === undefined ? {} : { since })
    };
  } catch (error) {
    return {
      ...known,
      state: 'down',
      message: `unavailable: source ${name}: ${reasonOf(error)}`,
      remedy: 'Try again in a while; the log of the gateway may tell more'
    };
  }
}

async function ask(
  sources: Sources,
  name: string
): Promise<Omit<SourceHealth, 'name' | 'driver' | 'default'>> {
  const { store } = await sources.get(name);
  if (store.state !== undefined) {
    return store.state();
  }
  // A store that cannot be away is up when it can be opened.
  await store.tables();
  return { state: 'up' };
}
