import type * as nbformat from '@jupyterlab/nbformat';
import type { TranslationBundle } from '@jupyterlab/translation';

import { hintOf, printQuery, type IConeQuery } from '../../core/query';
import { SNIPPETS, snippetOf } from '../../core/snippet/registry';
import type { IAnswer } from '../sidebar/tokens';
import type { IProvenance } from '../../core/figure/provenance';
import type { Row } from '../../core/value';
import { finkCell, textOutput, type ICellOrigin, type IFinkCell } from './cell';
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
  prefetch(objects: readonly IFoundObject[], drawn: boolean, answer: IAnswer | null): void {
    const ids = idsOf(objects);
    const work = drawn
      ? this._outputs(objects, answer)
      : ids.length <= MAX_LIGHT_CURVES
        ? this._rows(ids, this._sourceOf(answer))
        : null;
    // Nobody asked for it yet: whoever does will be told what went wrong.
    work?.catch(() => undefined);
  }

  /**
   * One cell for all these objects: light curves if they are few, and a map if they are several. The map of many is
   * made of what the answer tells that they were found in, if there is one.
   */
  objectsCell(objects: readonly IFoundObject[], answer: IAnswer | null): IPendingCell {
    const ids = idsOf(objects);
    const source = this._sourceOf(answer);
    const origin = { query: printQuery(objectQuery(ids)), objects: ids, source };
    const code = SNIPPETS.objects.code({ ids, source });
    const ready = this._drawn.peek(keyOf(objects, answer, source));
    if (ready !== undefined) {
      return { cell: finkCell(code, ready, origin), outputs: null };
    }
    return this._pending(code, origin, () => this._outputs(objects, answer));
  }

  /** A cone search and the map of what it finds. Radius in arcsec. */
  coneCell(ra: number, dec: number, radius: number): IPendingCell {
    const query: IConeQuery = { kind: 'cone', survey: 'ztf', ra, dec, radius };
    const { source } = this._options.reader;
    const code = SNIPPETS.cone.code({ ra, dec, radius, source });
    return this._pending(code, { query: printQuery(query), objects: [], source }, async () => {
      const { reader, painters } = this._options;
      const { rows, provenance } = await reader.readCone(query, source);
      const options = { title: hintOf(query), cone: { ra, dec, radius } };
      return [await skyMapOutput(placesOf(rows), options, provenance, painters)];
    });
  }

  /** The map of an answer: the code that repeats the query, or that reads the objects chosen. */
  skyMapCell(answer: IAnswer, objects: readonly IFoundObject[], chosen: boolean): IPendingCell {
    const ids = idsOf(objects);
    const source = answer.source ?? undefined;
    const repeated = !chosen && answer.query.kind === 'cone' ? snippetOf(answer.query, source) : undefined;
    const code = repeated ?? SNIPPETS.objects.code({ ids, source });
    const query = repeated === undefined ? printQuery(objectQuery(ids)) : answer.text;
    return this._pending(code, { query, objects: ids, source }, async () => {
      const { painters } = this._options;
      const provenance = await this._provenance(answer, ids);
      const { query: asked } = answer;
      const cone = asked.kind === 'cone' ? { ra: asked.ra, dec: asked.dec, radius: asked.radius } : undefined;
      const options = { title: answer.title, ...(cone === undefined ? {} : { cone }) };
      return [await skyMapOutput(objects, options, provenance, painters)];
    });
  }

  private _pending(
    code: string,
    origin: ICellOrigin,
    make: () => Promise<readonly nbformat.IOutput[]>
  ): IPendingCell {
    const { explain, trans } = this._options;
    const placeholder = textOutput(trans.__('Fink: reading the data of this cell…'));
    const outputs = make().catch((error: unknown) => [
      textOutput(
        trans.__('Fink: the data could not be read (%1). Run the cell to try again.', explain(error))
      )
    ]);
    return { cell: finkCell(code, [placeholder], origin), outputs };
  }

  /** The source of an answer; without an answer the one that is asked now. Undefined for the default one. */
  private _sourceOf(answer: IAnswer | null): string | undefined {
    return answer === null ? this._options.reader.source : (answer.source ?? undefined);
  }

  private _rows(ids: readonly string[], source: string | undefined): Promise<IObjectRows> {
    return this._read.get([source ?? '', ...ids].join(' '), () => this._options.reader.read(ids, source));
  }

  private _outputs(
    objects: readonly IFoundObject[],
    answer: IAnswer | null
  ): Promise<readonly nbformat.IOutput[]> {
    const source = this._sourceOf(answer);
    return this._drawn.get(keyOf(objects, answer, source), () => this._draw(objects, answer, source));
  }

  /** Provenance of what is made of the rows of an answer: they may be cut, and are as old as the answer. */
  private _provenance(answer: IAnswer, ids: readonly string[]): Promise<IProvenance> {
    const { text, rows, complete, retrieved, source } = answer;
    const { reader } = this._options;
    return reader.provenance(text, ids, rows.length, complete, retrieved, source ?? undefined);
  }

  private async _draw(
    objects: readonly IFoundObject[],
    answer: IAnswer | null,
    source: string | undefined
  ): Promise<readonly nbformat.IOutput[]> {
    const { painters, reader, trans } = this._options;
    const ids = idsOf(objects);
    const title = trans._n('%1 object', '%1 objects', ids.length, ids.length);
    if (ids.length > MAX_LIGHT_CURVES) {
      const known = objects.every(object => object.ra !== undefined && object.dec !== undefined);
      if (known && answer !== null) {
        const found = await this._provenance(answer, ids);
        return [await skyMapOutput(unique(objects), { title }, found, painters)];
      }
      const { rows, provenance } = await reader.readPlaces(ids, source);
      return [await skyMapOutput(places(ids, rows), { title }, provenance, painters)];
    }
    const { rows, provenance } = await this._rows(ids, source);
    const outputs = [await lightCurveOutput(ids, rows, provenance, painters)];
    if (ids.length > 1) {
      outputs.push(await skyMapOutput(places(ids, rows), { title }, provenance, painters));
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

/** Newest places of objects, from their rows. */
function places(ids: readonly string[], rows: readonly Row[]): IFoundObject[] {
  return rowsByObject(ids, rows).map((list, index) => placeOf(ids[index] ?? '', list));
}

/** Many objects are drawn from an answer, which may have grown since; few are read anew, wherever they were found. */
function keyOf(objects: readonly IFoundObject[], answer: IAnswer | null, source: string | undefined): string {
  const ids = idsOf(objects);
  const found =
    answer === null || ids.length <= MAX_LIGHT_CURVES
      ? []
      : [answer.text, answer.retrieved, answer.rows.length, answer.complete];
  return [source ?? '', ...ids, ...found].join(' ');
}
