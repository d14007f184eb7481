import { PRESETS, type PresetName } from '../../../core/simulate/presets';
import { UsageError } from '../command';
import type { ISimulatedOptions } from '../simulated';

/** Options of the command line that tell which sky it is. */
export const SKY_OPTIONS = {
  seed: { type: 'string' },
  preset: { type: 'string' },
  nights: { type: 'string' },
  alerts: { type: 'string' },
  'no-stamps': { type: 'boolean' }
} as const;

export interface ISkyValues {
  readonly seed?: string | undefined;
  readonly preset?: string | undefined;
  readonly nights?: string | undefined;
  readonly alerts?: string | undefined;
  readonly 'no-stamps'?: boolean | undefined;
}

/** A whole number of an option, or what stands for it when it is not given. */
export function wholeNumber(name: string, text: string | undefined, otherwise: number, least = 0): number {
  const value = Number(text ?? otherwise);
  if (!Number.isSafeInteger(value) || value < least || text === '') {
    throw new UsageError(`invalid --${name}: ${text}; need a whole number from ${least}`);
  }
  return value;
}

/** The sky that is asked for: the small one, unless another preset or its size is given. */
export function skyOptions(values: ISkyValues): ISimulatedOptions {
  const sized = values.nights !== undefined || values.alerts !== undefined;
  const name = values.preset ?? (sized ? 'survey' : 'small');
  if (!isPreset(name)) {
    throw new UsageError(`unknown --preset: ${name}; need one of ${Object.keys(PRESETS).join(', ')}`);
  }
  const { nights, alerts, cadence, moving } = PRESETS[name];
  return {
    seed: wholeNumber('seed', values.seed, 1),
    nights: wholeNumber('nights', values.nights, nights, 1),
    alerts: wholeNumber('alerts', values.alerts, alerts, 1),
    cadence,
    moving,
    stamps: !(values['no-stamps'] ?? false)
  };
}

/** The words of a command line that ask for the same sky. */
export function skyWords(values: ISkyValues): string[] {
  const { 'no-stamps': bare, ...named } = values;
  const words = Object.entries(named).filter(([, value]) => value !== undefined);
  return [
    ...words.flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...(bare ? ['--no-stamps'] : [])
  ];
}

function isPreset(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}
