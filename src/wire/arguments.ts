import { type z } from 'zod';
import { type WireError } from './frames';
import { nearest } from '../core/query/nearest';
import { WireFault } from './fault';

/**
 * Check the arguments of a request.
 * @throws WireFault (400) which names every wrong argument together, with the remedies.
 */
export function readArguments<S extends z.ZodObject>(
  schema: S,
  given: Readonly<Record<string, unknown>>
): z.infer<S> {
  const result = schema.safeParse(given);
  if (result.success) {
    return result.data;
  }
  const known = Object.keys(schema.shape);
  const faults = result.error.issues.flatMap(issue => describe(issue, given, known));
  const first = faults[0];
  if (!first) {
    throw new WireFault({ code: 'invalid', message: 'invalid arguments' });
  }
  const remedies = faults.flatMap(fault => (fault.remedy ? [fault.remedy] : []));
  throw new WireFault({
    code: first.code,
    message: faults.map(fault => fault.message).join('; '),
    ...(remedies.length > 0 ? { remedy: remedies.join('; ') } : {})
  });
}

function describe(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, unknown>>,
  known: readonly string[]
): WireError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => {
      const close = nearest(key, known);
      const remedy = close ? `Did you mean \`${close}\`?` : `Known arguments: ${known.join(', ')}`;
      return { code: 'unknown', message: `unknown argument: ${key}`, remedy };
    });
  }
  const name = String(issue.path[0] ?? '');
  const value = given[name];
  if (value === undefined) {
    return [
      { code: 'missing', message: `missing argument: ${name}`, remedy: `A value for \`${name}\` is required` }
    ];
  }
  const unsupported = issue.code === 'custom' && issue.params?.['word'] === 'unsupported';
  const code = unsupported ? 'unsupported' : 'invalid';
  const remedy =
    issue.code === 'custom' || issue.code === 'invalid_format' ? issue.message : 'give one plain value';
  return [{ code, message: `${code} ${name}: ${shortened(value)}`, remedy }];
}

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
