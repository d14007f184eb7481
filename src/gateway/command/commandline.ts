import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigFault } from '../config/fault';
import { reasonOf } from '../reasonof';

/**
 * Read the arguments of a command.
 * @throws ConfigFault with the usage text for options that are unknown or lack their value.
 */
export function readCommandLine<T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new ConfigFault(`invalid arguments: ${reasonOf(error)}\n\n${usage}`, { cause: error });
  }
}
