import type { TranslationBundle } from '@jupyterlab/translation';

import type { WireError } from '../../wire/frames';
import type { IPlainError } from './tokens';

/** What an error of the typed client carries. Checked by shape, so that the client's code need not be loaded. */
interface IFault {
  readonly error: WireError;
  readonly status: number;
  readonly requestId?: string | undefined;
}

function isFault(error: unknown): error is IFault {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    'error' in error &&
    typeof error.error === 'object' &&
    error.error !== null &&
    'message' in error.error
  );
}

/** Whether the gateway said that it does not offer the source that was named. */
export function isUnknownSource(error: unknown): boolean {
  return isFault(error) && error.error.code === 'unknown' && error.error.message.startsWith('unknown source');
}

/**
 * An error in words for people. A missing server extension, a lost login and a stopped gateway look alike on the
 * wire, so they are told apart here by the status.
 */
export function explain(error: unknown, trans: TranslationBundle): IPlainError {
  const plain = inWords(error, trans);
  const requestId = isFault(error) && tellsMoreInLogs(error) ? error.requestId : undefined;
  return requestId === undefined ? plain : { ...plain, requestId };
}

/** Whether the trouble is one of the servers, which their logs say more about; not one of what was asked. */
function tellsMoreInLogs({ status, error }: IFault): boolean {
  return (status === 0 || status >= 500) && error.code !== 'cancelled';
}

function inWords(error: unknown, trans: TranslationBundle): IPlainError {
  if (!isFault(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return { message, cancelled: error instanceof Error && error.name === 'AbortError' };
  }
  const { status, error: said } = error;
  if (status === 404 && said.code === 'invalid') {
    return {
      message: trans.__('The Jupyter server has no Fink extension.'),
      remedy: trans.__(
        'Run "jupyter server extension enable jupyterlab_fink" and start the Jupyter server again.'
      ),
      cancelled: false
    };
  }
  if (status === 401 || status === 403) {
    return {
      message: trans.__('The Jupyter server did not accept the request.'),
      remedy: trans.__('Your session may have ended: reload the page and log in again.'),
      cancelled: false
    };
  }
  const plain = { message: said.message, cancelled: said.code === 'cancelled' };
  if (said.remedy !== undefined) {
    return { ...plain, remedy: said.remedy };
  }
  if (status === 502 || status === 503 || status === 504) {
    return {
      ...plain,
      remedy: trans.__(
        'The Fink gateway does not answer. Try again, or look at the log of the Jupyter server.'
      )
    };
  }
  return plain;
}
