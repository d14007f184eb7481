import { WireFault } from '../../wire/fault';
import { type StoreFault, type StoreTrouble } from '../store/storefault';

/** HTTP status of each trouble, and what users can do about it. */
const TROUBLES: Readonly<Record<StoreTrouble, { readonly status: number; readonly remedy: string }>> = {
  unreachable: { status: 502, remedy: 'Try again in a while, or choose another source' },
  deadline: { status: 504, remedy: 'Ask for less, or try again when the source is less busy' },
  unavailable: { status: 503, remedy: 'Try again in a while, or choose another source' },
  refused: { status: 502, remedy: 'Whoever runs the gateway checks its rights at this source' },
  'missing-table': {
    status: 503,
    remedy: 'Whoever runs the gateway checks NAMESPACE and TABLES of this source'
  },
  broken: { status: 502, remedy: 'Try again; if it stays so, tell whoever runs the gateway' }
};

/** What is said of a source that could not do what was asked: no fault of the one who asked, and no empty answer. */
export function storeTrouble(fault: StoreFault): WireFault {
  const { status, remedy } = TROUBLES[fault.trouble];
  return new WireFault({ code: 'unavailable', message: fault.message, remedy }, status, { cause: fault });
}
