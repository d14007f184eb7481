import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigFault } from '../config/fault';

/**
 * Read the arguments of a command.
 * @throws ConfigFault with the usage text for options that are unknown or lack their value.
 */
export function readCommandLine<T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigFault(`invalid arguments: ${reason}\n\n${usage}`, { cause: error });
  }
}
