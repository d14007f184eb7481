import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';

import { useSignals } from '../kit/usesignal';
import type { INotebookInserter } from '../notebook/tokens';
import type { ResultsModel } from './model';

interface IToolbarProps {
  readonly model: ResultsModel;
  readonly inserter: INotebookInserter;
  readonly trans: TranslationBundle;
}

/** Buttons above the list, with the number of objects that they act on. */
export function ResultsToolbar({ model, inserter, trans }: IToolbarProps): React.JSX.Element | null {
  useSignals(model.changed);
  const { chosen, search } = model;
  const { answer } = search;
  if (answer === null || model.rows.length === 0) {
    return null;
  }
  const n = chosen.length;
  return (
    <div className="jp-Fink-toolbar" role="toolbar" aria-label={trans.__('Actions on the results')}>
      <button
        type="button"
        className="jp-mod-styled jp-mod-accept jp-Fink-button"
        disabled={n === 0}
        aria-label={trans.__('Insert into notebook')}
        title={trans.__(
          'Insert code, light curves and sky map of the selected objects below the active cell'
        )}
        onClick={() => void inserter.insertObjects(chosen, answer)}
      >
        {trans.__('Insert')}
      </button>
      <button
        type="button"
        className="jp-mod-styled jp-Fink-button"
        aria-label={trans.__('Insert sky map')}
        title={trans.__(
          'Insert a sky map of the selected objects, or of all when fewer than two are selected'
        )}
        onClick={() => void inserter.insertSkyMap(answer, n > 1 ? chosen : model.all, n > 1)}
      >
        {trans.__('Sky map')}
      </button>
      <span className="jp-Fink-count" aria-live="polite">
        {selectedText(n, model.chosenLines, trans)}
      </span>
    </div>
  );
}

/** `5 objects selected`, and the number of lines when some of them are of the same object. */
export function selectedText(objects: number, lines: number, trans: TranslationBundle): string {
  if (objects === 0) {
    return trans.__('none selected');
  }
  return lines > objects
    ? trans._n('%1 object (%2 alerts) selected', '%1 objects (%2 alerts) selected', objects, lines)
    : trans._n('%1 object selected', '%1 objects selected', objects, objects);
}
