import { WireFault } from '../../wire/fault';
import { StoreFault } from '../store/storefault';
import type { IRawAnswer } from './connection';
import { parseLenient } from './lenientjson';

/** Characters of a text of the service that are passed on. */
const LONGEST_TEXT = 300;

/**
 * What an answer other than 200 means. Fink answers HTTP 400 with the text of a Python dict, HTTP 500 to many questions that
 * it does not understand, and pages of HTML when something before it fails.
 */
export function refusalOf(
  { status, body }: IRawAnswer,
  path: string,
  source: string
): StoreFault | WireFault {
  if (status === 400 || status === 422) {
    return saidWrong(messageIn(body), source);
  }
  if (status === 404 || status === 405) {
    return new WireFault(
      {
        code: 'unsupported',
        message: `unsupported question: source ${source} has no ${path}`,
        remedy: 'Choose another source. Whoever runs the gateway checks API of this one'
      },
      501
    );
  }
  if (status === 401 || status === 403) {
    return new StoreFault(
      'refused',
      source,
      `invalid rights: source ${source} refuses to be asked (HTTP ${status})`
    );
  }
  if (status === 429 || status === 503) {
    const text = status === 429 ? 'asks for fewer calls' : 'cannot answer now';
    return new StoreFault(
      'unavailable',
      source,
      `missing answer: source ${source} ${text} (HTTP ${status}); try again later`,
      true
    );
  }
  if (status === 502 || status === 504) {
    return new StoreFault(
      status === 504 ? 'deadline' : 'unreachable',
      source,
      `missing answer: source ${source} ${status === 504 ? 'took too long' : 'is not there'} (HTTP ${status})`
    );
  }
  if (status >= 500) {
    return new StoreFault(
      'unavailable',
      source,
      `missing answer: source ${source} failed (HTTP ${status}), which it also does with questions that it does not understand`
    );
  }
  return new StoreFault('broken', source, `invalid answer: source ${source} answered HTTP ${status}`);
}

/** What the service says is wrong with a question. */
export function saidWrong(text: string, source: string): WireFault {
  const said = text === '' ? 'it does not say why' : text;
  return new WireFault({
    code: 'invalid',
    message: `invalid question: source ${source} refused it: ${said}`
  });
}

/** The text of an error: of JSON, of a Python dict, else as it stands. Nothing of a page of HTML. */
function messageIn(body: Buffer): string {
  const text = body.subarray(0, 10_000).toString('utf8').trim();
  if (text.startsWith('<')) {
    return '';
  }
  return shortened(textOf(jsonIn(text)) ?? dictText(text) ?? text);
}

function jsonIn(text: string): unknown {
  try {
    return parseLenient(text);
  } catch {
    // Python's text, or none at all: the caller looks at it as text.
    return undefined;
  }
}

/** The member `text` or `message` of an error in JSON; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const text: unknown = Reflect.get(value, 'text') ?? Reflect.get(value, 'message');
  return typeof text === 'string' ? shortened(text) : undefined;
}

/** The member `text` of a dict as Python prints it. */
export function dictText(text: string): string | undefined {
  if (!/^\{['"]status['"]:/.test(text)) {
    return undefined;
  }
  const from = /['"]text['"]: ?(.*)\}$/s.exec(text)?.[1] ?? '';
  return shortened(
    from
      .replace(/^\w+\(/, '')
      .replace(/^['"]|['"]\)?$/g, '')
      .replace(/\\n/g, ' ')
  );
}

function shortened(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length > LONGEST_TEXT ? `${plain.slice(0, LONGEST_TEXT)}…` : plain;
}
