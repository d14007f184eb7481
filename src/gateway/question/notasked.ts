import { WireFault } from '../../wire/fault';

/** What is said where only a service outside of the gateway could answer, and it is not asked. */
export function notAsked(service: string, remedy: string): WireFault {
  return new WireFault(
    { code: 'unavailable', message: `unavailable: ${service} is not asked by this gateway`, remedy },
    503
  );
}
