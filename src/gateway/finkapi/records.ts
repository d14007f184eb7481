import { StoreFault } from '../store/storefault';
import type { IRawAnswer } from './connection';
import { parseLenient } from './lenientjson';
import { dictText, saidWrong, textOf } from './refusal';

/** A record as it came: values of any type. */
export type ApiRecord = Readonly<Record<string, unknown>>;

/**
 * The records of an answer with status 200. An empty list is an answer; all that is no list of records is none.
 * @throws WireFault (400) for an error with status 200; StoreFault (broken) for what cannot be read.
 */
export function readRecords({ body }: IRawAnswer, source: string): readonly ApiRecord[] {
  const text = body.toString('utf8').trim();
  if (text.startsWith('<')) {
    throw broken(source, 'a page of HTML');
  }
  let value = parsedOrUndefined(text);
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    // Older versions put the text of the records into JSON once more.
    value = parsedOrUndefined(value);
  }
  const error = textOf(value) ?? statusOf(value) ?? dictText(text);
  if (error !== undefined) {
    throw saidWrong(error, source);
  }
  if (!isRecords(value)) {
    throw broken(source, text === '' ? 'nothing' : 'no list of records');
  }
  return value;
}

function parsedOrUndefined(text: string): unknown {
  try {
    return parseLenient(text);
  } catch {
    // Told by the caller, who knows what to make of text that is no JSON.
    return undefined;
  }
}

/** One record with a status and nothing else is no alert. */
function statusOf(value: unknown): string | undefined {
  const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  if (typeof only !== 'object' || only === null || !Object.keys(only).every(key => key === 'status')) {
    return undefined;
  }
  const status: unknown = Reflect.get(only, 'status');
  return status === undefined
    ? undefined
    : (JSON.stringify(status) ?? '').replace(/^"|"$/g, '').slice(0, 300);
}

function isRecords(value: unknown): value is ApiRecord[] {
  return (
    Array.isArray(value) && value.every(row => typeof row === 'object' && row !== null && !Array.isArray(row))
  );
}

function broken(source: string, what: string): StoreFault {
  return new StoreFault(
    'broken',
    source,
    `invalid answer: source ${source} sent ${what} where a list of alerts was expected`
  );
}
