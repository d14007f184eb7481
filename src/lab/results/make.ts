import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFinkConnection } from '../connection/tokens';
import type { INotebookInserter } from '../notebook/tokens';
import type { ISearch } from '../sidebar/tokens';
import { ResultsModel } from './model';
import { SparkSource } from './sparksource';
import { ResultsWidget } from './widget';

interface IOptions {
  readonly search: ISearch;
  readonly connection: IFinkConnection;
  readonly inserter: INotebookInserter | null;
  readonly trans: TranslationBundle;
}

/** The list of a search, with its model. Imported on first use. */
export function makeResults(options: IOptions): { widget: ResultsWidget; model: ResultsModel } {
  const { search, connection, inserter, trans } = options;
  const sparks = new SparkSource(connection);
  // Before the model tells of new rows, so that they are drawn with curves of their own source.
  search.changed.connect(() => {
    sparks.source = search.answer?.source ?? null;
  });
  const model = new ResultsModel(search);
  const widget = new ResultsWidget({ model, sparks, inserter, trans });
  inserter?.useSelection(() => ({ objects: model.chosen, answer: search.answer }));
  return { widget, model };
}
