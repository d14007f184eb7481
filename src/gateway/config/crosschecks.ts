import { type IConfigProblem } from './fault';
import { EMBEDDED } from './sources';

type Keys = Readonly<Record<string, unknown>>;

/** Hosts to which a password may go without TLS. */
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** What is wrong between keys, of whatever the file holds: keys that are wrong in themselves are told elsewhere. */
export function crossChecks(given: unknown): IConfigProblem[] {
  const file = keysOf(given);
  const sources = Object.entries(keysOf(file['SOURCES']));
  return [
    ...checkDefault(file['SOURCE'], sources.length > 0 ? sources.map(([name]) => name) : [EMBEDDED]),
    ...sources.flatMap(([name, source]) => checkLogin(name, keysOf(source)))
  ];
}

function checkDefault(source: unknown, names: readonly string[]): IConfigProblem[] {
  if (typeof source !== 'string' || source === '' || names.includes(source)) {
    return [];
  }
  const remedy = `Sources of this file: ${names.join(', ')}`;
  return [{ path: ['SOURCE'], text: `invalid SOURCE: ${JSON.stringify(source)}. ${remedy}` }];
}

function checkLogin(name: string, source: Keys): IConfigProblem[] {
  const { DRIVER, USER, PASSWORD_FILE, PASSWORD_ENV, TLS, HOST } = source;
  if (DRIVER !== 'hbase-rest') {
    return [];
  }
  const at = (key: string, text: string): IConfigProblem => ({
    path: ['SOURCES', name, key],
    text: text.replace('%', `SOURCES.${name}.${key}`)
  });
  if (PASSWORD_FILE !== undefined && PASSWORD_ENV !== undefined) {
    return [at('PASSWORD_ENV', 'ambiguous %: PASSWORD_FILE is there too. Leave one of them out')];
  }
  const password = PASSWORD_FILE ?? PASSWORD_ENV;
  if (USER === undefined) {
    const key = PASSWORD_FILE === undefined ? 'PASSWORD_ENV' : 'PASSWORD_FILE';
    return password === undefined ? [] : [at(key, 'invalid %: there is no USER. Add it, or leave this out')];
  }
  if (password === undefined) {
    return [at('USER', 'invalid %: there is no password. Name its PASSWORD_FILE or PASSWORD_ENV')];
  }
  const readable = (TLS === undefined || TLS === false) && !LOOPBACK.includes(String(HOST));
  return readable ? [at('USER', 'invalid %: the password would be readable on its way. Set TLS')] : [];
}

function keysOf(value: unknown): Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
