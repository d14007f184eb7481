import type * as nbformat from '@jupyterlab/nbformat';
import type { TranslationBundle } from '@jupyterlab/translation';

import { hintOf, printQuery, type IConeQuery } from '../../core/query';
import { SNIPPETS, snippetOf } from '../../core/snippet/registry';
import type { IAnswer } from '../sidebar/tokens';
import { finkCell, textOutput, type IFinkCell } from './cell';
import { lightCurveOutput, MAX_LIGHT_CURVES, placeOf, placesOf, rowsByObject, skyMapOutput } from './outputs';
import type { IPainters } from './painters';
import { PrefetchCache } from './prefetch';
import { objectQuery, type IObjectRows, type LightCurveReader } from './reader';
import type { IFoundObject } from './tokens';

/** A cell that can be inserted at once, and its outputs if they are not in it yet. */
export interface IPendingCell {
  readonly cell: IFinkCell;
  /** Resolves to the outputs of a cell that has a placeholder; null for a cell that is complete. Never rejects. */
  readonly outputs: Promise<readonly nbformat.IOutput[]> | null;
}

export interface ICellMakerOptions {
  readonly reader: LightCurveReader;
  readonly painters: IPainters;
  readonly trans: TranslationBundle;
  /** An error in words. */
  readonly explain: (error: unknown) => string;
}

/** Makes cells: code from the snippets, outputs from alerts read through the gateway. */
export class CellMaker {
  constructor(options: ICellMakerOptions) {
    this._options = options;
  }

  /** Get data, and if `drawn` the outputs as well, ready for `objectsCell`. */
  prefetch(objects: readonly IFoundObject[], drawn: boolean): void {
    const ids = idsOf(objects);
    const work = drawn ? this._outputs(objects) : ids.length <= MAX_LIGHT_CURVES ? this._rows(ids) : null;
    // Nobody asked for it yet: whoever does will be told what went wrong.
    work?.catch(() => undefined);
  }

  /** One cell for all these objects: light curves if they are few, and a map if they are several. */
  objectsCell(objects: readonly IFoundObject[]): IPendingCell {
    const ids = idsOf(objects);
    const origin = { query: printQuery(objectQuery(ids)), objects: ids };
    const source = SNIPPETS.objects.code({ ids });
    const ready = this._drawn.peek(keyOf(objects));
    if (ready !== undefined) {
      return { cell: finkCell(source, ready, origin), outputs: null };
    }
    return this._pending(source, origin, () => this._outputs(objects));
  }

  /** A cone search and the map of what it finds. Radius in arcsec. */
  coneCell(ra: number, dec: number, radius: number): IPendingCell {
    const query: IConeQuery = { kind: 'cone', survey: 'ztf', ra, dec, radius };
    const source = SNIPPETS.cone.code({ ra, dec, radius });
    return this._pending(source, { query: printQuery(query), objects: [] }, async () => {
      const { reader, painters } = this._options;
      const { rows, provenance } = await reader.readCone(query);
      const options = { title: hintOf(query), cone: { ra, dec, radius } };
      return [await skyMapOutput(placesOf(rows), options, provenance, painters)];
    });
  }

  /** The map of an answer: the code that repeats the query, or that reads the objects chosen. */
  skyMapCell(answer: IAnswer, objects: readonly IFoundObject[], chosen: boolean): IPendingCell {
    const ids = idsOf(objects);
    const repeated = !chosen && answer.query.kind === 'cone' ? snippetOf(answer.query) : undefined;
    const source = repeated ?? SNIPPETS.objects.code({ ids });
    const query = repeated === undefined ? printQuery(objectQuery(ids)) : answer.text;
    return this._pending(source, { query, objects: ids }, async () => {
      const { reader, painters } = this._options;
      const provenance = await reader.provenance(
        answer.text,
        ids,
        answer.rows.length,
        answer.complete,
        answer.retrieved
      );
      const { query: asked } = answer;
      const cone = asked.kind === 'cone' ? { ra: asked.ra, dec: asked.dec, radius: asked.radius } : undefined;
      const options = { title: answer.title, ...(cone === undefined ? {} : { cone }) };
      return [await skyMapOutput(objects, options, provenance, painters)];
    });
  }

  private _pending(
    source: string,
    origin: { query: string; objects: readonly string[] },
    make: () => Promise<readonly nbformat.IOutput[]>
  ): IPendingCell {
    const { explain, trans } = this._options;
    const placeholder = textOutput(trans.__('Fink: reading the data of this cell…'));
    const outputs = make().catch((error: unknown) => [
      textOutput(
        trans.__('Fink: the data could not be read (%1). Run the cell to try again.', explain(error))
      )
    ]);
    return { cell: finkCell(source, [placeholder], origin), outputs };
  }

  private _rows(ids: readonly string[]): Promise<IObjectRows> {
    return this._read.get(ids.join(' '), () => this._options.reader.read(ids));
  }

  private _outputs(objects: readonly IFoundObject[]): Promise<readonly nbformat.IOutput[]> {
    return this._drawn.get(keyOf(objects), () => this._draw(objects));
  }

  private async _draw(objects: readonly IFoundObject[]): Promise<readonly nbformat.IOutput[]> {
    const { painters, reader, trans } = this._options;
    const ids = idsOf(objects);
    const title = trans._n('%1 object', '%1 objects', ids.length, ids.length);
    const known = objects.every(object => object.ra !== undefined && object.dec !== undefined);
    if (ids.length > MAX_LIGHT_CURVES && known) {
      const query = printQuery(objectQuery(ids));
      const retrieved = new Date().toISOString();
      const provenance = await reader.provenance(query, ids, ids.length, true, retrieved);
      return [await skyMapOutput(unique(objects), { title }, provenance, painters)];
    }
    const { rows, provenance } = await this._rows(ids);
    const outputs: nbformat.IOutput[] = [];
    if (ids.length <= MAX_LIGHT_CURVES) {
      outputs.push(await lightCurveOutput(ids, rows, provenance, painters));
    }
    if (ids.length > 1) {
      const places = rowsByObject(ids, rows).map((list, index) => placeOf(ids[index] ?? '', list));
      outputs.push(await skyMapOutput(places, { title }, provenance, painters));
    }
    return outputs;
  }

  private _drawn = new PrefetchCache<readonly nbformat.IOutput[]>();
  private _options: ICellMakerOptions;
  private _read = new PrefetchCache<IObjectRows>();
}

function unique(objects: readonly IFoundObject[]): IFoundObject[] {
  return [...new Map(objects.map(object => [object.id, object])).values()];
}

function idsOf(objects: readonly IFoundObject[]): string[] {
  return [...new Set(objects.map(object => object.id))];
}

function keyOf(objects: readonly IFoundObject[]): string {
  return idsOf(objects).join(' ');
}
