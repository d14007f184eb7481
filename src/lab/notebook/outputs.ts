import type * as nbformat from '@jupyterlab/nbformat';

import { finkOutput, lightCurveBundle, lightCurveState, skyMapBundle } from '../../core/figure/bundle';
import { describeLightCurve, describeSkyMap } from '../../core/figure/describe';
import { lightCurveFigure } from '../../core/figure/lightcurve';
import type { IProvenance } from '../../core/figure/provenance';
import { skyScene, type ISkyInput, type ISkyOptions } from '../../core/figure/skymap';
import { smallMultiples } from '../../core/figure/smallmultiples';
import type { Row } from '../../core/value';
import { notebookOutput } from './cell';
import type { IPainters } from './painters';
import { shownSize } from './pngsize';
import type { IFoundObject } from './tokens';

/** Objects whose light curves are drawn in one output, at most. */
export const MAX_LIGHT_CURVES = 6;

/** Rows of several objects, one list each, in the order of the ids; an object without rows has an empty list. */
export function rowsByObject(ids: readonly string[], rows: readonly Row[]): Row[][] {
  const lists = new Map<string, Row[]>(ids.map(id => [id, []]));
  for (const row of rows) {
    const id = row['i:objectId'];
    if (typeof id === 'string') {
      lists.get(id)?.push(row);
    }
  }
  return [...lists.values()];
}

/** Where an object stands on the sky, from its rows: that of its newest detection. */
export function placeOf(id: string, rows: readonly Row[]): IFoundObject {
  let newest: Row | undefined;
  for (const row of rows) {
    if (
      typeof row['i:ra'] === 'number' &&
      (newest === undefined || number(row['i:jd']) > number(newest['i:jd']))
    ) {
      newest = row;
    }
  }
  if (newest === undefined) {
    return { id };
  }
  const label = newest['v:classification'] ?? newest['d:classification'];
  const magnitude = newest['i:magpsf'];
  return {
    id,
    ra: number(newest['i:ra']),
    dec: number(newest['i:dec']),
    ...(typeof label === 'string' ? { label } : {}),
    ...(typeof magnitude === 'number' ? { magnitude } : {})
  };
}

/** Places of the objects of rows of a cone, in their order. */
export function placesOf(rows: readonly Row[]): IFoundObject[] {
  const ids = [...new Set(rows.map(row => row['i:objectId']).filter(id => typeof id === 'string'))];
  return rowsByObject(ids, rows).map((list, index) => placeOf(ids[index] ?? '', list));
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** The light curves of up to `MAX_LIGHT_CURVES` objects as one output. */
export async function lightCurveOutput(
  ids: readonly string[],
  rows: readonly Row[],
  provenance: IProvenance,
  painters: IPainters
): Promise<nbformat.IOutput> {
  const lists = rowsByObject(ids, rows);
  const [only] = lists;
  const [id] = ids;
  const one = lists.length === 1 && only !== undefined && id !== undefined;
  const figure = one ? lightCurveFigure(only, { object: id }) : smallMultiples(lists);
  const text = lists
    .map((list, index) => describeLightCurve(list, { object: ids[index] ?? '', source: provenance.source }))
    .join(' ');
  const png = await painters.lightCurve(figure);
  const bundle = lightCurveBundle(figure, lightCurveState(ids), png, text);
  return notebookOutput(finkOutput(bundle, provenance, shownSize(png)));
}

/** A map of objects as one output; those without a place are counted in its note. */
export async function skyMapOutput(
  objects: readonly IFoundObject[],
  options: ISkyOptions,
  provenance: IProvenance,
  painters: IPainters
): Promise<nbformat.IOutput> {
  const input = objects.map((object): ISkyInput => ({
    ...object,
    ra: object.ra ?? Number.NaN,
    dec: object.dec ?? Number.NaN
  }));
  const scene = skyScene(input, options);
  const png = await painters.skyMap(scene);
  const bundle = skyMapBundle(scene, png, describeSkyMap(scene));
  return notebookOutput(finkOutput(bundle, provenance, shownSize(png)));
}
