export { simulateObjects, simulateSky, type ISimulateOptions } from './sky';
export {
  type ISimulatedAlert,
  type ISimulatedStamp,
  type SimulatedFields,
  type SimulatedValue
} from './alert';
export { type ISimulatedObject } from './object';
