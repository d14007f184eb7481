import { StoreFault, type StoreTrouble } from '../../storefault';
import { ConnectionLost } from './connection';
import { BrokenReply, ServerError } from './reply';

/** What a call is about that asks which tables there are. */
export const LIST = 'the list of tables';

/** What a text of the server's stands for. It names machines, ports and traces and is never passed on. */
const MEANINGS: readonly {
  readonly text: RegExp;
  readonly trouble: StoreTrouble;
  readonly retry: boolean;
  readonly say: (table: string) => string;
}[] = [
  {
    text: /NoSuchColumnFamily/,
    trouble: 'refused',
    retry: false,
    say: table =>
      `unknown column family in a question to table ${table}: ask for columns that its schema names`
  },
  {
    text: /TableNotEnabled|is disabled/,
    trouble: 'unavailable',
    retry: false,
    say: table => `missing table: ${table} is disabled in HBase; its operator can enable it`
  },
  {
    text: /AccessDenied|Insufficient permissions|not authorized/i,
    trouble: 'refused',
    retry: false,
    say: table =>
      `missing rights: the gateway may not read table ${table}; its operator can ask for the right to`
  },
  {
    text: /Throttling|TooBusy|CallQueueTooBig|quota/i,
    trouble: 'unavailable',
    retry: true,
    say: () => 'missing answer: HBase has too much to do; try again in a moment'
  }
];

/**
 * Says in plain words what went wrong with a call.
 * @param error - What the call threw.
 * @param source - Name of the source.
 * @param table - Table that was asked, without the namespace; `LIST` where none was.
 * @param ms - Milliseconds in which the call should have been answered.
 * @returns a `StoreFault`, or the error itself where it is none of the server's.
 */
export function faultOf(error: unknown, source: string, table: string, ms: number): unknown {
  const fault = (trouble: StoreTrouble, retry: boolean, message: string): StoreFault =>
    new StoreFault(trouble, source, `${message} (source ${source})`, retry, { cause: error });
  if (error instanceof ConnectionLost) {
    switch (error.why) {
      case 'late':
        return fault(
          'deadline',
          true,
          `missing answer: HBase did not answer within ${ms / 1000} s about ${named(table)}; ` +
            'try again in a moment, or ask for less'
        );
      case 'closed':
        return fault('unreachable', !isLasting(error), connectionText(error));
      case 'broken':
        return fault('broken', false, NOT_THRIFT2);
    }
  }
  if (error instanceof BrokenReply) {
    return fault('broken', false, NOT_THRIFT2);
  }
  if (!(error instanceof ServerError)) {
    return error;
  }
  if (error.kind === 'application') {
    return fault('broken', false, 'invalid answer: the Thrift2 server could not take the question');
  }
  if (isNameOf(table, error.message)) {
    return fault('missing-table', false, `unknown table: ${table}: HBase has none of that name`);
  }
  const meaning = MEANINGS.find(({ text }) => text.test(error.message));
  if (meaning !== undefined) {
    return fault(meaning.trouble, meaning.retry, meaning.say(table));
  }
  return fault(
    'unavailable',
    error.canRetry !== false,
    `missing answer: HBase could not read ${named(table)} just now, as when a server of it is away; try again in a moment`
  );
}

function named(table: string): string {
  return table === LIST ? LIST : `table ${table}`;
}

/** Of a table that it does not have, HBase says nothing but the name, with its namespace before it. */
function isNameOf(table: string, message: string): boolean {
  return (
    message === table ||
    (message.endsWith(`:${table}`) && !/\s/.test(message)) ||
    message.includes('TableNotFound')
  );
}

const NOT_THRIFT2 =
  'invalid answer: what answers is not a Thrift2 server with framed transport and binary protocol; ' +
  'the operator of the gateway can check host, port and the options of the server';

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|TLS|SSL|EPROTO/;
const UNKNOWN_HOST = /ENOTFOUND|EAI_AGAIN/;

function codeOf({ cause }: ConnectionLost): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Whether it will be the same a moment later. */
function isLasting(error: ConnectionLost): boolean {
  return CERTIFICATE.test(codeOf(error)) || UNKNOWN_HOST.test(codeOf(error));
}

function connectionText(error: ConnectionLost): string {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) {
    return (
      'invalid certificate: the connection to HBase is not safe and was not used; ' +
      'the operator of the gateway can check the certificate authority (ca) of this source'
    );
  }
  if (UNKNOWN_HOST.test(code)) {
    return 'unknown host: that of HBase is not found; the operator of the gateway can check its name';
  }
  return 'missing answer: HBase cannot be reached, or closed the connection; try again in a moment';
}
