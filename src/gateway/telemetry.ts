import { type IRequestRecord } from './request/record';

const BLUE = '\u001b[34m';
const BRIGHT_RED = '\u001b[31m\u001b[1m';
const RESET = '\u001b[0m';
/** Values are cut to this many characters, as in the portals. */
const LONGEST = 20;
/** Pairs of a section; nobody has so many arguments who means well. */
const MOST_PAIRS = 40;

/**
 * Switched on by the mere presence of `DASH_TELEMETRY`, with any value, as in the portals; or by `FINK_TELEMETRY`, unless
 * that is empty or 0.
 */
export function telemetryWanted(environment: NodeJS.ProcessEnv = process.env): boolean {
  return (
    environment['DASH_TELEMETRY'] !== undefined || !['', '0'].includes(environment['FINK_TELEMETRY'] ?? '')
  );
}

/** What of a record stands in its four lines. */
type Lines = Pick<IRequestRecord, 'route' | 'method' | 'seconds' | 'input' | 'state'> & {
  readonly id?: string;
  readonly output: Readonly<Record<string, unknown>>;
};

/**
 * The four lines of one record, in the layout of the Fink portals, so that existing readers of their logs work:
 * name and seconds, `___input:`, `___state:`, `__output:` (two underscores).
 */
export function telemetryLines({ id, route, method, seconds, input, state, output }: Lines): string {
  return [
    `${BLUE}[TELEMETRY]${RESET} ${BRIGHT_RED}${plain(route)}:${method.toLowerCase()}${RESET}, ${seconds.toFixed(4)}s`,
    `___input:${section(input)}`,
    `___state:${section({ ...state, request: id })}`,
    `__output:${section(output)}`
  ].join('\n');
}

/** The same record with the length of a query in place of its text, which only logs at `debug` may hold. */
export function withoutQueryText<R extends Pick<IRequestRecord, 'input'>>(record: R): R {
  const { query } = record.input;
  const length = typeof query === 'string' ? query.length : 0;
  return query === undefined
    ? record
    : { ...record, input: { ...record.input, query: `(${length} characters)` } };
}

function section(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .slice(0, MOST_PAIRS);
  return pairs.length === 0
    ? '||'
    : `|${pairs.map(([key, value]) => `${plain(key)}:${shortened(value)}`).join('||')}|`;
}

function shortened(value: unknown): string {
  return plain(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)));
}

/** One line, cut, and without what separates pairs or steers a terminal. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029|]/g, ' ').slice(0, LONGEST);
}
