import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { type z } from 'zod';
import { nearest } from '../../core/query/nearest';
import { withApiUrl } from './apiurl';
import { type ConfigFile, configSchema } from './config';
import { crossChecks } from './crosschecks';
import { ConfigFault, type IConfigProblem } from './fault';
import { wordOnFinkKey } from './finkkeys';
import { knownKeys } from './knownkeys';
import { refusal } from './refused';
import { DRIVERS } from './sourceconfig';

/**
 * Read the text of a configuration file.
 * @param name how the file is called in messages.
 * @throws ConfigFault that names each wrong line with its remedy.
 */
export function parseConfig(text: string, name = 'config.yml'): ConfigFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = document.errors.map(error => ({
    line: counter.linePos(error.pos[0]).line,
    text: `invalid YAML: ${error.message}`
  }));
  if (broken.length > 0) {
    throw fault(name, broken);
  }
  if (document.contents !== null && !isMap(document.contents) && document.toJS() !== null) {
    throw fault(name, [{ line: 1, text: 'invalid file: write one `KEY: value` a line' }]);
  }
  const { given, problems: ofApiUrl } = withApiUrl(document.toJS() ?? {});
  const result = configSchema.safeParse(given);
  const problems = [
    ...ofApiUrl,
    ...(result.success ? [] : result.error.issues.flatMap(issue => problemsOf(issue, given))),
    ...crossChecks(given)
  ];
  if (result.success && problems.length === 0) {
    return result.data;
  }
  throw fault(
    name,
    problems.map(({ path, text: said }) => ({ line: lineOf(document, counter, path), text: said }))
  );
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown): IConfigProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], text: unknownKey([...path, key], given) }));
  }
  if (issue.code === 'invalid_key') {
    const why = issue.issues[0]?.message ?? issue.message;
    return [{ path, text: `invalid name: ${path.map(String).join('.')}. ${why}` }];
  }
  const shownName = path.map(String).join('.');
  const value = valueAt(given, path);
  if (value === undefined) {
    return [{ path, text: `missing ${shownName}. ${remedyOf(issue)}` }];
  }
  // Somebody may have put the password itself where the place of one belongs.
  const shown = /^PASSWORD/.test(String(path.at(-1))) ? '' : `: ${JSON.stringify(value)}`;
  return [{ path, text: `invalid ${shownName}${shown}. ${remedyOf(issue)}` }];
}

function remedyOf(issue: z.core.$ZodIssue): string {
  const drivers = issue.code === 'invalid_union' && issue.path.at(-1) === 'DRIVER';
  return drivers ? `Known drivers: ${DRIVERS.join(', ')}` : issue.message;
}

function unknownKey(path: readonly PropertyKey[], given: unknown): string {
  const key = String(path.at(-1));
  const shownName = path.map(String).join('.');
  const refused = wordOnFinkKey(path) ?? refusal(key, valueAt(given, path));
  if (refused !== undefined) {
    return `unsupported ${shownName}: ${refused}`;
  }
  const known = knownKeys(path.slice(0, -1), valueAt(given, path.slice(0, -1)));
  const close = nearest(key, known);
  return `unknown key: ${shownName}. ${close ? `Did you mean ${close}?` : `Known keys: ${known.join(', ')}`}`;
}

/** What stands at a place of the file. */
function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (Reflect.get(value, key) as unknown)
        : undefined,
    given
  );
}

/** Line of the innermost key of a path that stands in the file. */
function lineOf(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    if (pair === undefined || !isScalar(pair.key)) {
      break;
    }
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return counter.linePos(offset).line;
}

function fault(
  name: string,
  faults: readonly { readonly line: number; readonly text: string }[]
): ConfigFault {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  return new ConfigFault(sorted.map(({ line, text }) => `${name}, line ${line}: ${text}`).join('\n'));
}
