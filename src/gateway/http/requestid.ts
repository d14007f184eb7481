import { type IncomingHttpHeaders } from 'node:http';
import { REQUEST_ID_HEADER } from '../../wire/requestid';

/** Ids stand in logs and headers: nothing that could end a line, steer a terminal or be taken for markup. */
const WELL_FORMED = /^[A-Za-z0-9._:-]{1,64}$/;

/** The id that a request brings; a new one where it brings none, or one that is no plain short word. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : crypto.randomUUID();
}
