import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { nearest } from '../../core/query/nearest';
import { type ConfigFile, configSchema } from './config';
import { ConfigFault } from './fault';

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
  const lines = new Map<string, number>();
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    if (isScalar(pair.key)) {
      lines.set(String(pair.key.value), counter.linePos(pair.key.range?.[0] ?? 0).line);
    }
  }
  const given: unknown = document.toJS() ?? {};
  const result = configSchema.safeParse(given);
  if (result.success) {
    return result.data;
  }
  const known = Object.keys(configSchema.shape);
  const faults = result.error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({ line: lines.get(key) ?? 1, text: unknownKey(key, known) }));
    }
    const key = String(issue.path[0] ?? '');
    return [{ line: lines.get(key) ?? 1, text: `invalid ${key}: ${shown(given, key)}. ${issue.message}` }];
  });
  throw fault(name, faults);
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  return `unknown key: ${key}. ${close ? `Did you mean ${close}?` : `Known keys: ${known.join(', ')}`}`;
}

function shown(given: unknown, key: string): string {
  const value: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, key) : undefined;
  return JSON.stringify(value) ?? String(value);
}

function fault(
  name: string,
  faults: readonly { readonly line: number; readonly text: string }[]
): ConfigFault {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  return new ConfigFault(sorted.map(({ line, text }) => `${name}, line ${line}: ${text}`).join('\n'));
}
