export { openEmbeddedStore } from './embedded';
export { openEmbeddedWriter, type IWriterOptions } from './embeddedwriter';
export { dumpStore } from './dump';
export type { IRowStore, IScanOptions, ISnapshot, IStoredRow } from './rowstore';
export type { IRowToWrite, IRowWriter } from './rowwriter';
export { backupStore, type IBackup } from './backup';
export { checkStore, type IStoreChecked } from './checkstore';
