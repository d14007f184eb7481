import type { Row, Value } from '../value';
import type { IColumn } from './column';
import type { IKeyRange } from './keyrange';
import type { ITable } from './table';

/** A filter of the survey's camera. */
export interface IBand {
  /** Value of the band column. */
  readonly id: number | string;
  /** Short name, e.g. `g`. */
  readonly name: string;
  /** Name with the survey, e.g. `ZTF g`. */
  readonly fullName: string;
  /** Effective wavelength, nm, rounded; for order and explanations, not for photometry. */
  readonly wavelength: number;
}

/** A column computed from one row alone. */
export interface IComputedColumn {
  /** Columns that must have been read. */
  readonly needs: readonly string[];
  /** The value; null when something needed is missing. */
  readonly compute: (row: Row) => Value;
}

/** Names of the columns that every survey has under names of its own. */
export type SurveyRoles = Readonly<Record<'object' | 'alert' | 'time' | 'ra' | 'dec' | 'band', string>>;

/** What is known of a survey: everything that depends on whose alerts they are. */
export interface ISurvey {
  readonly name: 'ztf' | 'lsst';
  readonly fullName: string;
  /** Whether queries of this survey can be answered yet. */
  readonly served: boolean;
  /** How the time column counts. */
  readonly timeScale: 'JD UTC' | 'MJD TAI';
  readonly roles: SurveyRoles;
  /** Table with all columns of each alert. */
  readonly mainTable: string;
  /** Table by position. */
  readonly pixels: { readonly table: string; readonly nside: number };
  readonly tables: Readonly<Record<string, ITable>>;
  /** Stored and computed columns by full name. */
  readonly columns: ReadonlyMap<string, IColumn>;
  readonly computed: ReadonlyMap<string, IComputedColumn>;
  readonly bands: readonly IBand[];
  /** Known classes (or tags) that can be asked for; empty when the survey has none. */
  readonly classes: readonly string[];
  /** Whether a text is a whole object id. */
  isObjectId(text: string): boolean;
  /** The range of an object's alerts in the main table. */
  objectRange(objectId: string): IKeyRange;
  /** Ranges of the pixel table. */
  pixelRanges(pixels: readonly number[]): readonly IKeyRange[];
}
