export { runPlan, type IRunOptions } from './runplan';
export type { CutReason, ITrailer } from './trailer';
