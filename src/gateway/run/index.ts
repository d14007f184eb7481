export { runPlan, type IRunOptions } from './runplan';
export type { ITexts } from './texts';
export type { CutReason, ITrailer } from './trailer';
