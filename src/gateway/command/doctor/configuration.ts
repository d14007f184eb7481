import { defaultSource, sourcesOf } from '../../config/sources';
import { tellsQuestions } from '../../request/logrequest';
import { check } from './check';
import { fault, type Found, ok, warning } from './finding';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** The configuration: whether it can be used, each line that cannot, and what of it is dangerous. */
export const configurationCheck = check('configuration', async patient => {
  const { config, configFaults, file, environment } = patient;
  if (config === undefined) {
    return configFaults.map(asFault);
  }
  const sources = [...sourcesOf(config)].map(([name, { DRIVER }]) => `${name} (${DRIVER})`);
  const found: Found[] = [
    ok(`${file ?? 'no file, defaults'}; sources: ${sources.join(', ')}; default: ${defaultSource(config)}`)
  ];
  if (!LOOPBACK.includes(config.HOST) && !environment['FINK_SECRET']) {
    found.push(
      warning(
        `HOST ${config.HOST} is open to others, and a gateway alone asks nobody who they are`,
        'Set FINK_SECRET, or put a proxy that knows its users before it; JupyterLab is not concerned'
      )
    );
  }
  if (tellsQuestions(config.LOGLEVEL)) {
    found.push(
      warning(`LOGLEVEL ${config.LOGLEVEL}: the log holds what users ask for`, 'Set LOGLEVEL to info or warn')
    );
  }
  return found;
});

/** `what is wrong. What to do`. */
function asFault(line: string): Found {
  const end = /\. (?=[A-Z])/.exec(line)?.index;
  return end === undefined
    ? fault(line, 'Correct the configuration; config.yml of the package describes every key')
    : fault(line.slice(0, end), line.slice(end + 2));
}
