import { readFileSync } from 'node:fs';
import { type IFinding } from './finding';
import { type IPatient } from './patient';

/** Variables whose values are nobody's business. */
const SECRET = /(TOKEN|SECRET|PASSWORD|PASSWD|API_KEY)$/;
/** A shorter text would be found in innocent words. */
const SHORTEST = 4;

/** Takes every secret that this installation knows out of a finding, wherever it came from. */
export function withoutSecrets({ environment, config }: IPatient): (finding: IFinding) => IFinding {
  const secrets = new Set<string>();
  const add = (value: string | undefined): void => {
    if (value !== undefined && value.length >= SHORTEST) {
      secrets.add(value);
    }
  };
  Object.entries(environment)
    .filter(([name]) => SECRET.test(name))
    .forEach(([, value]) => add(value));
  for (const source of Object.values(config?.SOURCES ?? {})) {
    if (source.DRIVER === 'hbase-rest') {
      add(source.PASSWORD_ENV === undefined ? undefined : environment[source.PASSWORD_ENV]);
      add(source.PASSWORD_FILE === undefined ? undefined : contentOf(source.PASSWORD_FILE));
    }
  }
  const clean = (text: string): string =>
    [...secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((left, secret) => left.replaceAll(secret, '***'), text)
      // Names and passwords in addresses.
      .replace(/(\w:\/\/)[^/@\s"']*@/g, '$1***@');
  return ({ text, remedy, ...rest }) => ({
    ...rest,
    text: clean(text),
    ...(remedy === undefined ? {} : { remedy: clean(remedy) })
  });
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    // The check of the source says that it cannot be read.
    return undefined;
  }
}
