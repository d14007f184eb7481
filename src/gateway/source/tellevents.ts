import { askingNow, type ILog } from '../request/asking';
import { type TellStoreEvent } from '../store/storeevent';
import { type SourceCounts } from './counts';

/**
 * Counts what a driver tells, and logs what is worth a warning, with the id of the request that met it.
 * @param log - Where warnings go that no request has met.
 */
export function tellEvents(
  source: string,
  counts: SourceCounts,
  log: () => ILog | undefined
): TellStoreEvent {
  return event => {
    counts.event(event);
    const to = askingNow()?.log ?? log();
    switch (event.kind) {
      case 'call':
        break;
      case 'again': {
        const { trouble, message } = event.fault;
        to?.warn({ source, trouble, reason: message }, 'a call to a source failed and is made again');
        break;
      }
      case 'resting': {
        const { trouble, message } = event.fault;
        to?.warn(
          { source, trouble, reason: message },
          'a source does not answer and is not asked for a while'
        );
        break;
      }
      case 'answering':
        to?.warn({ source }, 'a source answers again');
        break;
    }
  };
}
