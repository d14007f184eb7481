import type { CellType } from '../../../core/survey/column';
import type { CellValue } from '../../../core/survey/cell';
import type { CatalogueRecord } from './records';

/** One row that a catalogue makes. */
export interface IResolverRow {
  /** Key, or its part before `@` where bodies that share a name are numbered. */
  readonly key: string;
  readonly values: Readonly<Record<string, CellValue | null>>;
}

/** A table of names, and how it is made from a catalogue. */
export interface IResolver {
  readonly table: string;
  readonly columns: Readonly<Record<string, CellType>>;
  /** Columns of which a catalogue has at least one. */
  readonly header: readonly string[];
  /** Rows of one line of the catalogue; none when it has no name. @throws RangeError when a value is no such value. */
  rows(record: CatalogueRecord): IResolverRow[];
  /** Beginnings of the keys of rows that an older catalogue may have made of the same thing. */
  older?(record: CatalogueRecord): string[];
  /** Column that tells things of one name apart; their keys are then numbered `@0`, `@1`. */
  readonly numberedBy?: string;
}
