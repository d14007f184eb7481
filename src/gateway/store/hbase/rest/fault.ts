import { StoreFault } from '../../storefault';
import { AnswerStatus } from './connection';

/** Codes of errors that mean that no connection came about, or that it broke. */
const BROKEN =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|HPE_.*|UND_.*)$/;
/** Codes of errors of TLS: of the certificate, or because one side does not speak it. */
const TLS = /CERT|SIGNATURE|ERR_SSL|ERR_TLS|EPROTO|ISSUER/;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/**
 * What an error of a call means. Statuses above 499 and 404 say little by themselves: a table that is not there, one that is
 * disabled and a cluster that is dead can all look the same, and have to be told apart by another question.
 */
export function faultOf(error: unknown, source: string): StoreFault {
  if (error instanceof StoreFault) {
    return error;
  }
  const say = (trouble: StoreFault['trouble'], message: string, retry: boolean): StoreFault =>
    new StoreFault(trouble, source, message, retry, { cause: error });
  if (error instanceof AnswerStatus) {
    const { status } = error;
    if (status === 401 || status === 403) {
      return say(
        'refused',
        `invalid rights: source ${source} refuses to be read (HTTP ${status}); the operator has to give the gateway the right to read`,
        false
      );
    }
    if (status >= 400 && status < 500) {
      return say(
        'refused',
        `invalid request: source ${source} does not take it (HTTP ${status}); the operator has to look at host, port and path of this source`,
        false
      );
    }
    return status >= 500
      ? say(
          'unavailable',
          `missing answer: source ${source} cannot answer (HTTP ${status}); try again later`,
          true
        )
      : say(
          'broken',
          `invalid answer: source ${source} answered HTTP ${status}; is it a REST server of HBase?`,
          false
        );
  }
  const code = codeOf(error);
  if (BROKEN.test(code)) {
    return say(
      'unreachable',
      `missing answer: no connection to source ${source} (${code}); try again later, or choose another source`,
      true
    );
  }
  if (code === 'ENOTFOUND') {
    return say(
      'unreachable',
      `unknown host: that of source ${source} has no address; the operator has to look at its configuration`,
      false
    );
  }
  if (TLS.test(code)) {
    return say(
      'unreachable',
      `invalid certificate: that of source ${source} is not trusted (${code}); the operator has to look at "tls" of this source`,
      false
    );
  }
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return say('broken', `invalid answer: what source ${source} sent cannot be read; try again later`, true);
  }
  return say('unreachable', `missing answer: no connection to source ${source}; try again later`, true);
}

/** Nobody answered in the time given. */
export function late(source: string, ms: number): StoreFault {
  return new StoreFault(
    'deadline',
    source,
    `missing answer: none from source ${source} within ${(ms / 1000).toFixed(1)} s; ` +
      'ask for less at a time, or try again later'
  );
}
