import { nearest } from '../../../core/query/nearest';
import { check } from './check';
import { ok, warning } from './finding';

/** Variables that this package knows. */
const KNOWN = [
  'FINK_API_TOKEN',
  'FINK_API_URL',
  'FINK_CONFIG',
  'FINK_DATA',
  'FINK_GATEWAY_TOKEN',
  'FINK_HBASE_WRITER',
  'FINK_HOST',
  'FINK_NODE',
  'FINK_PORT',
  'FINK_SECRET',
  'FINK_SERVER_PID',
  'FINK_SOCKET',
  'FINK_TELEMETRY'
];

/** Variables of the environment: those that are probably mistyped, and those that make it unsafe. */
export const environmentCheck = check('environment', async ({ environment, config }) => {
  const passwords = Object.values(config?.SOURCES ?? {}).map(source =>
    source.DRIVER === 'hbase-rest' ? source.PASSWORD_ENV : undefined
  );
  const set = Object.keys(environment).filter(name => name.startsWith('FINK_') && environment[name] !== '');
  const mistyped = set
    .filter(name => !KNOWN.includes(name) && !passwords.includes(name))
    .flatMap(name => {
      const close = nearest(name, KNOWN);
      return close === undefined
        ? []
        : [warning(`unknown variable: ${name}`, `Did you mean ${close}? If not, nothing is wrong`)];
    });
  const unchecked =
    environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
      ? [
          warning(
            'NODE_TLS_REJECT_UNAUTHORIZED is 0: Node.js checks no certificates',
            'Unset it, and name the certificates of a source with TLS: FILE'
          )
        ]
      : [];
  const used = set.filter(name => KNOWN.includes(name) || passwords.includes(name)).sort();
  return [ok(used.length > 0 ? `set: ${used.join(', ')}` : 'nothing set'), ...mistyped, ...unchecked];
});
