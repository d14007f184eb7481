export { runIngestCommand, runSimulateCommand, INGEST_USAGE, SIMULATE_USAGE } from './command';
export { ingest, type IIngestOptions } from './ingest';
export type { IIngestReport, IProgress, ISkipped } from './report';
