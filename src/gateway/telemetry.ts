/** What is told of one request. */
export interface IRequestRecord {
  /** Name of the route, e.g. `search`. */
  readonly route: string;
  readonly method: string;
  readonly seconds: number;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the gateway was doing: store time, rows read and the like. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

const BLUE = '\u001b[34m';
const BRIGHT_RED = '\u001b[31m\u001b[1m';
const RESET = '\u001b[0m';
/** Values are cut to this many characters, as in the portals. */
const LONGEST = 20;

/** Switched on by the mere presence of `DASH_TELEMETRY`, with any value, as in the portals. */
export function telemetryWanted(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['DASH_TELEMETRY'] !== undefined;
}

/**
 * The four lines of one record, in the layout of the Fink portals, so that existing readers of their logs work:
 * name and seconds, `___input:`, `___state:`, `__output:` (two underscores).
 */
export function telemetryLines(record: IRequestRecord): string {
  return [
    `${BLUE}[TELEMETRY]${RESET} ${BRIGHT_RED}${record.route}:${record.method.toLowerCase()}${RESET}, ${record.seconds.toFixed(4)}s`,
    `___input:${section(record.input)}`,
    `___state:${section(record.state)}`,
    `__output:${section(record.output)}`
  ].join('\n');
}

function section(values: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined);
  return pairs.length === 0
    ? '||'
    : `|${pairs.map(([key, value]) => `${key}:${shortened(value)}`).join('||')}|`;
}

/** One line, cut, and without what separates pairs or steers a terminal. */
function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  // eslint-disable-next-line no-control-regex -- control characters are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f|]/g, ' ').slice(0, LONGEST);
}
