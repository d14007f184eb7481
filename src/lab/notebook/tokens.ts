import { Token, type MimeData } from '@lumino/coreutils';

import type { IAnswer } from '../sidebar/tokens';

/** An object that was found, with what is known of it already. */
export interface IFoundObject {
  readonly id: string;
  /** ICRS, degrees. */
  readonly ra?: number;
  readonly dec?: number;
  /** Class of the latest alert. */
  readonly label?: string;
  /** Magnitude of the latest alert. */
  readonly magnitude?: number;
}

/** Objects selected in a list, and the answer that it lists. */
export interface ISelectedObjects {
  readonly objects: readonly IFoundObject[];
  readonly answer: IAnswer | null;
}

/** What a drag carries into a notebook. */
export interface IDragPayload {
  readonly mimeData: MimeData;
  /** To be called when the drag has ended; outputs that are late are then filled in where the cell was dropped. */
  finish(dropped: boolean): void;
}

/** Puts what was found into notebooks, as cells with code and outputs. */
export interface INotebookInserter {
  /** Whether a notebook is there that can be written into. */
  readonly isReady: boolean;

  /**
   * Get the data of a cell for these objects ready; `drawn`: its pictures too. Failures are silent. `answer`: as for
   * `insertObjects`.
   */
  prefetch(objects: readonly IFoundObject[], drawn: boolean, answer?: IAnswer | null): void;

  /**
   * Insert one cell for all these objects below the active cell of the current notebook. Resolves to whether a cell
   * was inserted; says why not in a notification. Outputs that are late are filled in afterwards. `answer`: where the
   * objects were found; a map of many objects is then made of what it tells, and says so. Else they are read anew.
   */
  insertObjects(objects: readonly IFoundObject[], answer?: IAnswer | null): Promise<boolean>;

  /**
   * Insert the sky map of objects of an answer below the active cell. `chosen`: they are a choice of the user, not
   * the whole answer.
   */
  insertSkyMap(answer: IAnswer, objects: readonly IFoundObject[], chosen: boolean): Promise<boolean>;

  /** Insert a cone search (ICRS degrees, radius in arcsec) with its sky map below the active cell. */
  insertCone(ra: number, dec: number, radius: number): Promise<boolean>;

  /** Say which objects the commands take when they are given none: those selected in a list, and its answer. */
  useSelection(selection: () => ISelectedObjects): void;

  /** The objects that the commands take when they are given none. */
  selection(): ISelectedObjects;

  /** Load the code that makes cells, so that `dragPayload` has it. */
  load(): Promise<void>;

  /**
   * The payload of a drag of these objects: one cell for all of them. Null before `load` has resolved. `answer`: as
   * for `insertObjects`.
   */
  dragPayload(objects: readonly IFoundObject[], answer?: IAnswer | null): IDragPayload | null;
}

export const INotebookInserter = new Token<INotebookInserter>(
  'jupyterlab-fink:INotebookInserter',
  `Inserts cells with Fink objects, their light curves and sky maps into notebooks.
  Use this to offer "insert into notebook" for objects that you show.`
);
