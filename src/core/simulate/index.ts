export { Sky, simulateSky, type ISimulateOptions, type ISkyOptions } from './sky';
export { PRESETS, type PresetName } from './presets';
export { drawStamp, type StampKind } from './stamp';
export { type ITruth } from './truth';
export {
  type ISimulatedAlert,
  type ISimulatedStamp,
  type SimulatedFields,
  type SimulatedValue
} from './alert';
export { alertFormatOf, isGroup, type AlertFormat, type IGroup, type ILeaf } from './format';
