import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

import type { IProblem, Query } from '../../core/query';
import type { Row } from '../../core/value';
import type { IPlainError } from '../connection/tokens';

/** Where a search stands. "Nothing found" is `complete` with no rows; an error is never that. */
export type SearchStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'complete'; readonly ms: number }
  /** Stopped before its end by a limit of the gateway. */
  | { readonly kind: 'cut'; readonly reason: string; readonly ms: number }
  /** Stopped by the user. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: IPlainError };

/** What a search has found so far. */
export interface IAnswer {
  readonly query: Query;
  /** The query in the query language. */
  readonly text: string;
  /** Name of the source that was asked; null for the default one of the gateway. */
  readonly source: string | null;
  /** One sentence that says what was asked for. */
  readonly title: string;
  /** What one row is. */
  readonly unit: 'alerts' | 'objects';
  /** Rows in the order of their arrival; grows while the search runs. */
  readonly rows: readonly Row[];
  /** Whether the rows are all that the query asked for; false while it runs. */
  readonly complete: boolean;
  /** When the search was started, ISO UTC. */
  readonly retrieved: string;
}

/** What changed: the text typed, where the search stands, or the rows found. */
export type SearchChange = 'text' | 'status' | 'rows';

/** The search of the sidebar: text typed, state, and rows found. Views subscribe to `changed`. */
export interface ISearch {
  readonly isDisposed: boolean;

  /** Cancel what runs and let go of everything. */
  dispose(): void;

  /** The text in the search box. */
  text: string;

  /** What is wrong with the text; empty for a good or an empty text. */
  readonly problems: readonly IProblem[];

  /** One sentence that says what the text asks for, or an empty text. */
  readonly hint: string;

  readonly status: SearchStatus;

  readonly answer: IAnswer | null;

  readonly changed: ISignal<ISearch, SearchChange>;

  /** Emitted when the problems of the text are to be shown because somebody tried to run it. */
  readonly refused: ISignal<ISearch, void>;

  /**
   * Run the text, or the one given; a search that runs is cancelled. Resolves when the search has ended in any way.
   * Never rejects.
   */
  run(text?: string): Promise<void>;

  /** Stop the search that runs; the rows found so far stay. */
  cancel(): void;
}

/** A part of the sidebar below the search box. */
export interface ISidebarPart {
  /** Parts are shown in ascending order. */
  readonly rank: number;
  /** Called when the sidebar is shown for the first time. */
  create(search: ISearch): Widget | Promise<Widget>;
}

/** The Fink sidebar. */
export interface IFinkSidebar {
  /** Add a part below the search box. Nothing of it is made before the sidebar is shown. */
  add(part: ISidebarPart): void;

  /** The search; its code is loaded on the first call. */
  search(): Promise<ISearch>;

  /** Show the sidebar and put the focus into the search box. */
  focusSearch(): Promise<void>;

  /** Show the sidebar and run a query. */
  run(query: string): Promise<void>;
}

export const IFinkSidebar = new Token<IFinkSidebar>(
  'jupyterlab-fink:IFinkSidebar',
  `The Fink sidebar with its search box.
  Use this to run a search from elsewhere or to add a part that shows what was found.`
);
