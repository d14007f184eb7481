import { restOptions } from '../../../source/hbaseoptions';
import { within } from '../../../within';
import { type Found, ok, warning } from '../finding';
import { type SourceStep } from './examined';

const PATIENCE = 10_000;

/** Version of HBase behind a REST server; a Thrift2 server does not tell it. */
export const serverVersion: SourceStep = async ({ name, config, environment }) => {
  if (config.DRIVER !== 'hbase-rest') {
    return [];
  }
  const { RestConnection } = await import('../../../store/hbase/rest/connection');
  const connection = new RestConnection(restOptions(name, config, environment));
  try {
    const version = versionOf(await within(PATIENCE, signal => connection.get('/version/cluster', signal)));
    return [version === undefined ? untold() : judged(version)];
  } catch {
    // A proxy may let nothing through but tables: no reason to doubt the source.
    return [untold()];
  } finally {
    connection.close();
  }
};

function untold(): Found {
  return warning(
    'the REST server does not tell the version of HBase',
    'Nothing, if the rest works: 2.5 and 2.6 are tested'
  );
}

function judged(version: string): Found {
  return /^2\.[56]\./.test(version)
    ? ok(`HBase ${version}`)
    : warning(
        `HBase ${version}: versions 2.5 and 2.6 are tested`,
        'Try searches of all kinds before users do'
      );
}

/** A bare text, or an object that has it, as the version of the server has it. */
function versionOf(answer: unknown): string | undefined {
  const text: unknown =
    typeof answer === 'object' && answer !== null && 'Version' in answer ? answer.Version : answer;
  return typeof text === 'string' && /^\d+\.\d+[\w.-]{0,40}$/.test(text) ? text : undefined;
}
