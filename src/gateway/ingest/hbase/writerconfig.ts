import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from '../../../core/query/nearest';
import { ConfigFault } from '../../config/fault';
import { refusal } from '../../config/refused';
import { COMPRESSIONS, type IHBaseWriterOptions } from '../../store/hbase/write/options';
import { errorCode } from '../../store/errorcode';

/** Variable of the environment that names the file when the command line does not. */
export const WRITER_VARIABLE = 'FINK_HBASE_WRITER';

const port = z.int().min(1).max(65535);

/** Keys of the file that tells where to write; called like those of the sources in config.yml, which is another file. */
const schema = z.strictObject({
  HOST: z.string({ error: 'name the host of the REST server' }).min(1),
  /** Of a REST server that may write. */
  PORT: port.default(8080),
  /** Port of a Thrift2 server on the same host. */
  THRIFT2: port.optional(),
  PATH: z.string().regex(/^\//, { error: 'begin it with a slash' }).optional(),
  /** True, or a file of certificates (PEM) against which the servers' are checked. */
  TLS: z.union([z.boolean(), z.string().min(1)], { error: 'give true, false or a file' }).default(false),
  USER: z.string().min(1).optional(),
  PASSWORD_FILE: z.string().min(1).optional(),
  PASSWORD_ENV: z
    .string()
    .regex(/^[A-Za-z_]\w*$/, { error: 'give the name of a variable' })
    .optional(),
  NAMESPACE: z.string().regex(/^\w+$/, { error: 'give letters, digits and underscores' }).default('default'),
  COMPRESSION: z.enum(COMPRESSIONS, { error: `give one of ${COMPRESSIONS.join(', ')}` }).default('NONE'),
  REGIONS: z.int().min(1).max(1000).default(8),
  PARALLEL: z.int().min(1).max(64).default(4),
  CALL_SECONDS: z.number().positive().max(600).default(30)
});

export type WriterConfig = z.infer<typeof schema>;

/** Where to write, from the file of that name; files that it names begin at its folder. */
export function loadWriterConfig(
  file: string,
  environment: NodeJS.ProcessEnv = process.env
): IHBaseWriterOptions {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = errorCode(error) ?? String(error);
    throw new ConfigFault(`missing configuration file: ${file} cannot be read (${reason})`, { cause: error });
  }
  const config = parseWriterConfig(text, file);
  const password = passwordOf(config, dirname(file), environment);
  const { HOST, PORT, THRIFT2, PATH, TLS, USER, NAMESPACE } = config;
  const ca = typeof TLS === 'string' ? { ca: secretOf(resolve(dirname(file), TLS), 'TLS') } : {};
  return {
    host: HOST,
    port: PORT,
    ...(THRIFT2 === undefined ? {} : { thrift2: THRIFT2 }),
    ...(PATH === undefined ? {} : { path: PATH }),
    ...(TLS === false ? {} : { tls: ca }),
    ...(USER === undefined || password === undefined ? {} : { login: { user: USER, password } }),
    namespace: NAMESPACE,
    compression: config.COMPRESSION,
    regions: config.REGIONS,
    parallel: config.PARALLEL,
    callMs: config.CALL_SECONDS * 1000
  };
}

/** @throws ConfigFault that names each wrong line with its remedy. */
export function parseWriterConfig(text: string, name: string): WriterConfig {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = document.errors.map(error => ({
    line: counter.linePos(error.pos[0]).line,
    text: `invalid YAML: ${error.message}`
  }));
  if (broken.length > 0) {
    throw fault(name, broken);
  }
  const given: unknown = document.toJS() ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw fault(name, [{ line: 1, text: 'invalid file: write one `KEY: value` a line' }]);
  }
  const lineOf = (key: string): number => {
    const pair = isMap(document.contents)
      ? document.contents.items.find(each => isScalar(each.key) && String(each.key.value) === key)
      : undefined;
    return pair && isScalar(pair.key) ? counter.linePos(pair.key.range?.[0] ?? 0).line : 1;
  };
  const result = schema.safeParse(given);
  const problems = [
    ...(result.success ? [] : result.error.issues.flatMap(issue => problemsOf(issue, given))),
    ...crossChecks(new Map(Object.entries(given)))
  ];
  if (result.success && problems.length === 0) {
    return result.data;
  }
  throw fault(
    name,
    problems.map(({ key, text: said }) => ({ line: lineOf(key), text: said }))
  );
}

interface IProblem {
  readonly key: string;
  readonly text: string;
}

function problemsOf(issue: z.core.$ZodIssue, given: object): IProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ key, text: unknownKey(key, given) }));
  }
  const key = String(issue.path[0] ?? '');
  const value: unknown = Reflect.get(given, key);
  const text =
    value === undefined
      ? `missing ${key}. ${issue.message}`
      : `invalid ${key}: ${JSON.stringify(value)}. ${issue.message}`;
  return [{ key, text }];
}

function unknownKey(key: string, given: object): string {
  const refused = refusal(key, Reflect.get(given, key));
  if (refused !== undefined) {
    return `unsupported ${key}: ${refused}`;
  }
  const known = Object.keys(schema.shape);
  const close = nearest(key, known);
  return `unknown key: ${key}. ${close ? `Did you mean ${close}?` : `Known keys: ${known.join(', ')}`}`;
}

/** What depends on several keys: a password needs a name, one place, and a connection on which nobody reads it. */
function crossChecks(given: ReadonlyMap<string, unknown>): IProblem[] {
  const [file, variable] = [given.has('PASSWORD_FILE'), given.has('PASSWORD_ENV')];
  if (file && variable) {
    return [
      {
        key: 'PASSWORD_ENV',
        text: 'ambiguous PASSWORD_ENV: PASSWORD_FILE is there too. Leave one of them out'
      }
    ];
  }
  if (given.has('USER') !== (file || variable)) {
    const key = given.has('USER') ? 'USER' : file ? 'PASSWORD_FILE' : 'PASSWORD_ENV';
    return [{ key, text: `invalid ${key}: USER and its PASSWORD_FILE or PASSWORD_ENV belong together` }];
  }
  const plain = (given.get('TLS') ?? false) === false;
  const local = /^(localhost|127\.|::1$|\[::1\]$)/.test(String(given.get('HOST')));
  return given.has('USER') && plain && !local
    ? [{ key: 'USER', text: 'invalid USER: the password would be readable on its way. Set TLS: true' }]
    : [];
}

function passwordOf(
  { PASSWORD_FILE, PASSWORD_ENV }: WriterConfig,
  folder: string,
  environment: NodeJS.ProcessEnv
): string | undefined {
  if (PASSWORD_FILE !== undefined) {
    return secretOf(resolve(folder, PASSWORD_FILE), 'PASSWORD_FILE').trim();
  }
  const password = PASSWORD_ENV === undefined ? undefined : environment[PASSWORD_ENV];
  if (PASSWORD_ENV !== undefined && !password) {
    throw new ConfigFault(
      `missing variable: ${PASSWORD_ENV}, named by PASSWORD_ENV, is not in the environment`
    );
  }
  return password;
}

function secretOf(path: string, key: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigFault(`missing ${key}: ${path} cannot be read (${errorCode(error) ?? String(error)})`, {
      cause: error
    });
  }
}

function fault(
  name: string,
  faults: readonly { readonly line: number; readonly text: string }[]
): ConfigFault {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  return new ConfigFault(sorted.map(({ line, text }) => `${name}, line ${line}: ${text}`).join('\n'));
}
