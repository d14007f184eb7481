export { runIngestCommand, INGEST_USAGE } from './command';
export { runSimulateCommand, SIMULATE_USAGE } from './simulate/command';
export { ingest, type IIngestOptions } from './ingest';
export type { IIngestReport, IProgress, ISkipped } from './report';
