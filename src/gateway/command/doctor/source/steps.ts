import { boundsHeeded } from './bounds';
import { content } from './content';
import { type SourceStep } from './examined';
import { rowsReadable } from './rows';
import { schemaRows } from './schema';
import { stamps } from './stamps';
import { tablesThere } from './tables';
import { serverVersion } from './version';

/** What a source that answers is asked, in this order. */
export const STEPS: readonly SourceStep[] = [
  serverVersion,
  tablesThere,
  schemaRows,
  rowsReadable,
  boundsHeeded,
  content,
  stamps
];
