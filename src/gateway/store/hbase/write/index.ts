export { openHBaseWriter } from './hbasewriter';
export { COMPRESSIONS, type Compression, type IHBaseWriterOptions } from './options';
