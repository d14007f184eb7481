export { openHBaseWriter } from './hbasewriter';
export { type IHBaseWriterOptions } from './options';
