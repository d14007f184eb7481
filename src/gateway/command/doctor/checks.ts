import { type ICheck } from './check';
import { configurationCheck } from './configuration';
import { dataCheck } from './data';
import { environmentCheck } from './environment';
import { nodeCheck } from './node';
import { programCheck } from './program';
import { sourcesCheck } from './sources';

/** All checks of the command `doctor`, in the order in which they are told. */
export const CHECKS: readonly ICheck[] = [
  nodeCheck,
  programCheck,
  environmentCheck,
  configurationCheck,
  dataCheck,
  sourcesCheck
];
