import { type IColumn } from '../survey/column';
import { type Row } from '../value';
import { type IWrittenRows } from './writtenrows';

/** One column of a file. */
export interface IField extends IColumn {
  /** What it measures, in the words of the IVOA (UCD1+), where they are known. */
  readonly ucd?: string;
}

/** A whole answer, to be written as a file. */
export interface IAnswerTable {
  /** Columns, in this order. */
  readonly fields: readonly IField[];
  readonly rows: readonly Row[];
  /** What has been written of the rows, for the format JSON: they have no other values than those that are not written. */
  readonly written?: IWrittenRows;
  /** True when nothing was left out that was asked for. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason: string | null;
  /** What was asked, in one sentence. */
  readonly title?: string;
  /** How columns of time count; JD UTC when absent. */
  readonly timeScale?: 'JD UTC' | 'MJD TAI';
}
