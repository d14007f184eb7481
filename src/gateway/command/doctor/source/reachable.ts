import { type IRowStore, type ISourceState } from '../../../store/rowstore';
import { within } from '../../../within';
import { fault, type Found, ok } from '../finding';
import { type IExamined } from './examined';

const PATIENCE = 15_000;

/** Whether anybody answers. A finding that is a fault ends the examination of this source. */
export async function reachable({ store, answerer, config }: IExamined): Promise<Found> {
  const where = placeOf(config);
  await within(PATIENCE, signal => answerer?.probe(signal) ?? Promise.resolve());
  const said = await within(PATIENCE, () => stateOf(store));
  const message = said.message?.split('; ')[0];
  return said.state === 'down'
    ? fault(
        `${where}: ${message ?? 'it does not answer'}`,
        'Look whether its server runs, and at the address (and TLS) of this source in the configuration'
      )
    : ok(`reachable, ${where}${message === undefined ? '' : `: ${message}`}`);
}

function stateOf(store: IRowStore): Promise<ISourceState> {
  return store.state?.() ?? Promise.resolve({ state: 'up' });
}

function placeOf(config: IExamined['config']): string {
  switch (config.DRIVER) {
    case 'embedded':
      return config.DRIVER;
    case 'fink-api':
      return `${config.DRIVER} ${config.API}`;
    default:
      return `${config.DRIVER} ${config.HOST}:${config.PORT}${config.TLS === false ? '' : ' (TLS)'}`;
  }
}
