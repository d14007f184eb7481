import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopped } from '../gateway';
import { type ITrialServer } from './trialserver';
import { NAMESPACES } from './trialtables';

const MAIN = resolve('jupyterlab_fink/gateway/main.cjs');

/** The built gateway, on a port of its own. */
export interface ITrialGateway {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Names of the sources that the gateway offers. The first is the default. */
export const SOURCES = ['thrift2', 'rest', 'small', 'dense', 'fine'] as const;

/** Configuration of a gateway with the trial tables as sources. */
function configuration({ rest, thrift2 }: ITrialServer): string {
  const source = (name: string, driver: string, port: number, namespace: string): string =>
    `  ${name}:\n    DRIVER: ${driver}\n    HOST: 127.0.0.1\n    PORT: ${port}\n    NAMESPACE: ${namespace}\n`;
  return [
    'HOST: 127.0.0.1\nPORT: 0\nSOURCE: thrift2\nNLIMIT: 200000\nNBYTES: 2000000000\nSOURCES:\n',
    source('thrift2', 'hbase-thrift2', thrift2, NAMESPACES.whole),
    source('rest', 'hbase-rest', rest, NAMESPACES.whole),
    source('small', 'hbase-thrift2', thrift2, NAMESPACES.small),
    source('dense', 'hbase-thrift2', thrift2, NAMESPACES.dense),
    source('fine', 'hbase-thrift2', thrift2, NAMESPACES.fine)
  ].join('');
}

/**
 * Start the built gateway on the trial tables.
 * @param node - Options of Node, e.g. to make a profile.
 * @throws Error with what it said when it ends at once.
 */
export async function startTrialGateway(
  server: ITrialServer,
  folder: string,
  node: readonly string[] = []
): Promise<ITrialGateway> {
  const config = join(folder, 'config.yml');
  writeFileSync(config, configuration(server));
  const child = spawn(
    process.execPath,
    [...node, MAIN, 'gateway', '--config', config, '--data', join(folder, 'none')],
    {
      stdio: ['ignore', 'pipe', 'pipe']
    }
  );
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  const address = await new Promise<string>((done, fail) => {
    let out = '';
    child.stdout.on('data', chunk => {
      out += String(chunk);
      const found = /http:\/\/\S+/.exec(out);
      if (found !== null) {
        done(found[0]);
      }
    });
    child.once('exit', () => fail(new Error(`no gateway: ${said}`)));
  });
  child.stderr.on('data', chunk => process.stderr.write(String(chunk)));
  return { address, pid: child.pid ?? 0, stop: () => stopped(child) };
}
