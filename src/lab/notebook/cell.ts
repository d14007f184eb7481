import type * as nbformat from '@jupyterlab/nbformat';
import { UUID } from '@lumino/coreutils';

import type { IFinkOutput } from '../../core/figure/bundle';

/** What the metadata of a cell say about its origin. */
export interface ICellOrigin {
  /** The query in the query language. */
  readonly query: string;
  readonly objects: readonly string[];
  /** Name of the source that its code asks; absent for the default one. */
  readonly source?: string | undefined;
}

/** A code cell that can be inserted; it has an id, so that late outputs find it. */
export interface IFinkCell extends nbformat.ICodeCell {
  readonly id: string;
}

/**
 * A code cell with outputs and its origin in `metadata.fink`. It is not marked as trusted: Jupyter decides that, and
 * our outputs are shown without.
 */
export function finkCell(
  source: string,
  outputs: readonly nbformat.IOutput[],
  origin: ICellOrigin,
  id: string = UUID.uuid4()
): IFinkCell {
  return {
    cell_type: 'code',
    id,
    source,
    metadata: {
      fink: {
        query: origin.query,
        objects: [...origin.objects],
        ...(origin.source === undefined ? {} : { source: origin.source })
      }
    },
    execution_count: null,
    outputs: [...outputs]
  };
}

/** An output of ours as the notebook format has it: a copy, so that nothing is shared with what made it. */
export function notebookOutput(output: IFinkOutput): nbformat.IOutput {
  const copy: nbformat.IOutput = JSON.parse(JSON.stringify(output)) as nbformat.IOutput;
  return copy;
}

/** An output that holds one line of text. */
export function textOutput(text: string): nbformat.IOutput {
  return { output_type: 'display_data', data: { 'text/plain': text }, metadata: {} };
}
