import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFinkConnection } from '../connection/tokens';
import { CellMaker } from './cellmaker';
import { painters } from './painters';
import { LightCurveReader } from './reader';

/** What makes cells, reading through a connection. Imported on first use: figures and snippets come with it. */
export function makeCellMaker(connection: IFinkConnection, trans: TranslationBundle): CellMaker {
  const reader = new LightCurveReader(connection);
  return new CellMaker({ reader, painters, trans, explain: error => connection.explain(error).message });
}
