import { configSchema } from './config';
import { DRIVERS, driverSchemas, limitsSchema } from './sourceconfig';

/**
 * Keys that may stand at a place of the file.
 * @param path - Keys from the outside in; empty: the top of the file.
 * @param value - What stands there: the keys of a source depend on its driver.
 */
export function knownKeys(path: readonly PropertyKey[], value: unknown): readonly string[] {
  if (path.length === 0) {
    return Object.keys(configSchema.shape);
  }
  if (path.length > 2) {
    return Object.keys(limitsSchema.shape);
  }
  const given: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'DRIVER') : undefined;
  const driver = DRIVERS.find(name => name === given);
  return driver === undefined ? ['DRIVER'] : Object.keys(driverSchemas[driver].shape);
}
