import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { SNIPPETS } from '../../src/core/snippet/registry';
import type { IFinkConnection } from '../../src/lab/connection/tokens';
import { CellMaker, type IPendingCell } from '../../src/lab/notebook/cellmaker';
import type { IPainters } from '../../src/lab/notebook/painters';
import { LightCurveReader } from '../../src/lab/notebook/reader';
import { FinkClient } from '../../src/wire/client';

/** A cell that the sidebar can put into a notebook. */
export type Wanted =
  | { kind: 'objects'; ids: string[] }
  | { kind: 'cone'; ra: number; dec: number; radius: number }
  | { kind: 'latest'; class: string; n: number };

/** Its code, and the outputs that the lab gives it before any kernel has run. */
export interface IMade {
  readonly code: string;
  readonly outputs: readonly unknown[];
}

/** Pictures need a browser; what is compared is the data of the figures. */
const noPainters: IPainters = {
  lightCurve: () => Promise.resolve(''),
  skyMap: () => Promise.resolve('')
};

/**
 * Make cells as the lab makes them. With the address of a gateway their outputs are drawn from its alerts; without one
 * only the code is made.
 */
export async function cells(wanted: readonly Wanted[], url?: string): Promise<IMade[]> {
  const made: IMade[] = [];
  const maker = url === undefined ? null : cellMaker(url);
  for (const cell of wanted) {
    made.push({ code: codeOf(cell), outputs: maker === null ? [] : await outputsOf(maker, cell) });
  }
  return made;
}

function codeOf(cell: Wanted): string {
  switch (cell.kind) {
    case 'objects':
      return SNIPPETS.objects.code(cell);
    case 'cone':
      return SNIPPETS.cone.code(cell);
    case 'latest':
      return SNIPPETS.latest.code(cell);
  }
}

async function outputsOf(maker: CellMaker, cell: Wanted): Promise<readonly unknown[]> {
  switch (cell.kind) {
    case 'objects':
      return finished(
        maker.objectsCell(
          cell.ids.map(id => ({ id })),
          null
        )
      );
    case 'cone':
      return finished(maker.coneCell(cell.ra, cell.dec, cell.radius));
    case 'latest':
      return [];
  }
}

async function finished({ cell, outputs }: IPendingCell): Promise<readonly unknown[]> {
  return (await outputs) ?? cell.outputs;
}

function cellMaker(url: string): CellMaker {
  const client = new FinkClient((path, init) => fetch(new URL(path, `${url}/`), init));
  const connection: IFinkConnection = {
    client: () => Promise.resolve(client),
    source: null,
    sources: [],
    health: null,
    error: null,
    changed: new Signal<IFinkConnection, void>({} as IFinkConnection),
    refresh: () => Promise.resolve(),
    explain: error => ({ message: String(error), cancelled: false })
  };
  return new CellMaker({
    reader: new LightCurveReader(connection),
    painters: noPainters,
    trans: nullTranslator.load('jupyterlab_fink'),
    explain: error => connection.explain(error).message
  });
}
