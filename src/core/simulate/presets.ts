/** Goes up when the same options give other alerts than before, so that a sky begun before is not gone on with. */
export const SKY_VERSION = 2;

/** JD UTC of the midnight that begins the first night unless another is asked for: 2026-01-11. */
export const FIRST_NIGHT = 2461051.5;

/** Skies that have names. */
export const PRESETS = {
  /** Some 3 000 alerts, made in a moment. */
  small: { nights: 120, alerts: 3000, cadence: 7, moving: 0.05 },
  /** Some 30 000 alerts of 3 000 objects, to look at. */
  demo: { nights: 90, alerts: 30000, cadence: 3, moving: 0.04 },
  /** A survey of any size: as many moving things as ZTF sees. */
  survey: { nights: 30, alerts: 200000, cadence: 3, moving: 0.2 }
} as const;

export type PresetName = keyof typeof PRESETS;
